//! The behaviours of the shipped widget, each in every engine. See the package's documentation for how they run.

mod accessibility_rules;
mod attributes;
mod failure;
mod keyboard;
mod layout_shift;
mod lifecycle;
mod main_job;
mod reflow;
mod requests;
mod screen_reader;
mod script_surface;
mod settings;

use std::process::ExitCode;

fn main() -> ExitCode {
    let suites = [
        main_job::BEHAVIOURS,
        attributes::BEHAVIOURS,
        script_surface::BEHAVIOURS,
        keyboard::BEHAVIOURS,
        screen_reader::BEHAVIOURS,
        accessibility_rules::BEHAVIOURS,
        layout_shift::BEHAVIOURS,
        lifecycle::BEHAVIOURS,
        requests::BEHAVIOURS,
        failure::BEHAVIOURS,
        reflow::BEHAVIOURS,
        settings::BEHAVIOURS,
    ];
    browser_tests::run(&suites.concat())
}
