<?php
/**
 * Tells plugins that optimise pages to leave the script alone. A copy that they make would stand where its module is not, and a script
 * that they delay shows no news until the reader moves.
 *
 * @package InvestSeoulNews
 */

namespace InvestSeoulNews;

defined( 'ABSPATH' ) || exit;

/** The name of the script's file, by which most of them know it. */
const FILE = NAME . '.js';

/** The filters of lists of scripts to leave alone, each with what it lists. */
const EXCLUSIONS = array(
	// LiteSpeed Cache: combined and minified, deferred and delayed, delayed for guests.
	'litespeed_optimize_js_excludes'                => FILE,
	'litespeed_optm_js_defer_exc'                   => FILE,
	'litespeed_optm_gm_js_exc'                      => FILE,
	// Autoptimize: files that are minified already. Without it, a copy of each excluded file on the own site is made.
	'autoptimize_filter_js_consider_minified'       => FILE,
	// WP Rocket.
	'rocket_exclude_js'                             => FILE,
	'rocket_minify_excluded_external_js'            => FILE,
	'rocket_exclude_defer_js'                       => FILE,
	'rocket_delay_js_exclusions'                    => FILE,
	// SiteGround Speed Optimizer.
	'sgo_js_minify_exclude'                         => NAME,
	'sgo_js_async_exclude'                          => NAME,
	'sgo_javascript_combine_exclude'                => NAME,
	'sgo_javascript_combine_excluded_external_paths' => FILE,
);

foreach ( EXCLUSIONS as $filter => $excluded ) {
	add_filter(
		$filter,
		function ( $list ) use ( $excluded ): array {
			return array_merge( is_array( $list ) ? $list : array(), array( $excluded ) );
		}
	);
}

// Autoptimize: its list is a text, or the keys of an array.
add_filter(
	'autoptimize_filter_js_exclude',
	function ( $list ) {
		if ( is_array( $list ) ) {
			return $list + array( FILE => '' );
		}
		return ltrim( $list . ', ' . FILE, ', ' );
	}
);
