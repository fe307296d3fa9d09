//! The behaviours of the shipped widget, tested in every engine. The crate documentation says how to run them.

mod accessibility;
mod accessibility_rules;
mod all_news;
mod announcements;
mod attributes;
mod autoplay;
mod chunks;
mod configurator;
mod containers;
mod contrast;
mod controls;
mod counts;
mod dates;
mod documents;
mod dots;
mod endurance;
mod failure;
mod few_items;
mod frameworks;
mod gnuboard;
mod hostile;
mod hosting;
mod hosts;
mod iframe;
mod keyboard;
mod keyboard_walk;
mod languages;
mod layout_shift;
mod layouts;
mod lifecycle;
mod links;
mod long_feed;
mod main_job;
mod mouse;
mod packages;
mod page_changes;
mod policy;
mod print;
mod reader;
mod reflow;
mod refresh;
mod requests;
mod screen_reader;
mod script_surface;
mod selection;
mod servers;
mod settings;
mod sidebars;
mod tags;
mod text_contrast;
mod text_spacing;
mod theming;
mod wordpress;
mod wordpress_editor;

use std::process::ExitCode;

fn main() -> ExitCode {
    let suites = [
        main_job::BEHAVIOURS,
        attributes::BEHAVIOURS,
        languages::BEHAVIOURS,
        script_surface::BEHAVIOURS,
        links::BEHAVIOURS,
        reader::dialog::BEHAVIOURS,
        reader::text::BEHAVIOURS,
        reader::sharing::BEHAVIOURS,
        reader::page::BEHAVIOURS,
        dates::BEHAVIOURS,
        refresh::BEHAVIOURS,
        autoplay::BEHAVIOURS,
        dots::BEHAVIOURS,
        all_news::BEHAVIOURS,
        keyboard::BEHAVIOURS,
        mouse::cards::BEHAVIOURS,
        mouse::bar::BEHAVIOURS,
        keyboard_walk::BEHAVIOURS,
        screen_reader::BEHAVIOURS,
        announcements::BEHAVIOURS,
        accessibility_rules::BEHAVIOURS,
        controls::BEHAVIOURS,
        text_contrast::BEHAVIOURS,
        text_spacing::BEHAVIOURS,
        theming::BEHAVIOURS,
        layout_shift::BEHAVIOURS,
        layouts::looks::BEHAVIOURS,
        layouts::more::BEHAVIOURS,
        layouts::far::BEHAVIOURS,
        selection::BEHAVIOURS,
        lifecycle::BEHAVIOURS,
        page_changes::BEHAVIOURS,
        long_feed::cost::BEHAVIOURS,
        long_feed::way::BEHAVIOURS,
        long_feed::documents::BEHAVIOURS,
        documents::BEHAVIOURS,
        endurance::BEHAVIOURS,
        requests::BEHAVIOURS,
        chunks::BEHAVIOURS,
        tags::pages::BEHAVIOURS,
        tags::frameworks::BEHAVIOURS,
        tags::options::BEHAVIOURS,
        tags::copies::BEHAVIOURS,
        failure::feed::BEHAVIOURS,
        failure::module::BEHAVIOURS,
        failure::recovery::BEHAVIOURS,
        hosts::BEHAVIOURS,
        frameworks::apps::react::BEHAVIOURS,
        frameworks::apps::react_strict_mode::BEHAVIOURS,
        frameworks::apps::preact::BEHAVIOURS,
        frameworks::apps::angular::BEHAVIOURS,
        frameworks::apps::vue::BEHAVIOURS,
        frameworks::apps::svelte::BEHAVIOURS,
        frameworks::routers::turbo::BEHAVIOURS,
        frameworks::routers::htmx_2::BEHAVIOURS,
        frameworks::routers::htmx_4::BEHAVIOURS,
        frameworks::routers::swup::BEHAVIOURS,
        frameworks::routers::barba::BEHAVIOURS,
        frameworks::routers::unpoly::BEHAVIOURS,
        frameworks::jquery::jquery_3::BEHAVIOURS,
        frameworks::jquery::jquery_4::BEHAVIOURS,
        packages::BEHAVIOURS,
        iframe::BEHAVIOURS,
        policy::BEHAVIOURS,
        servers::BEHAVIOURS,
        wordpress::BEHAVIOURS,
        wordpress_editor::BEHAVIOURS,
        gnuboard::BEHAVIOURS,
        hostile::markup::BEHAVIOURS,
        hostile::characters::BEHAVIOURS,
        hostile::documents::BEHAVIOURS,
        reflow::BEHAVIOURS,
        containers::BEHAVIOURS,
        settings::BEHAVIOURS,
        contrast::BEHAVIOURS,
        sidebars::BEHAVIOURS,
        few_items::BEHAVIOURS,
        counts::BEHAVIOURS,
        print::BEHAVIOURS,
        configurator::page::BEHAVIOURS,
        configurator::feed_check::BEHAVIOURS,
        configurator::choosing::BEHAVIOURS,
        configurator::copying::BEHAVIOURS,
        configurator::forms::BEHAVIOURS,
    ]
    .concat();
    let checks = hosting::checks(&suites).into_iter();
    let checks = checks
        .chain(accessibility::checks(&suites))
        .chain(servers::checks())
        .chain(wordpress::checks())
        .chain(gnuboard::checks());
    browser_tests::run(checks.collect(), &suites)
}
