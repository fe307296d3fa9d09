<?php
/**
 * Tells plugins that optimise pages to leave the scripts alone. A copy that they make would stand where its module is not, and a script
 * that they delay shows no news until the reader moves.
 *
 * @package InvestSeoulNews
 */

namespace InvestSeoulNews;

defined( 'ABSPATH' ) || exit;

/** The files of the scripts, by which most of them know them. The second gives the height back if something blocks the first. */
const FILES = array( NAME . '.js', NAME . '/blocked.js' );

/** What WordPress calls them. */
const HANDLES = array( NAME, NAME . '-blocked' );

/** The filters of lists of scripts to leave alone, each with what it lists. */
const EXCLUSIONS = array(
	// LiteSpeed Cache: combined and minified, deferred and delayed, delayed for guests.
	'litespeed_optimize_js_excludes'                => FILES,
	'litespeed_optm_js_defer_exc'                   => FILES,
	'litespeed_optm_gm_js_exc'                      => FILES,
	// Autoptimize: files that are minified already. Without it, a copy of each excluded file on the own site is made.
	'autoptimize_filter_js_consider_minified'       => FILES,
	// WP Rocket.
	'rocket_exclude_js'                             => FILES,
	'rocket_minify_excluded_external_js'            => FILES,
	'rocket_exclude_defer_js'                       => FILES,
	'rocket_delay_js_exclusions'                    => FILES,
	// SiteGround Speed Optimizer.
	'sgo_js_minify_exclude'                         => HANDLES,
	'sgo_js_async_exclude'                          => HANDLES,
	'sgo_javascript_combine_exclude'                => HANDLES,
	'sgo_javascript_combine_excluded_external_paths' => FILES,
);

foreach ( EXCLUSIONS as $filter => $excluded ) {
	add_filter(
		$filter,
		function ( $list ) use ( $excluded ): array {
			return array_merge( is_array( $list ) ? $list : array(), $excluded );
		}
	);
}

// Autoptimize: its list is a text, or the keys of an array.
add_filter(
	'autoptimize_filter_js_exclude',
	function ( $list ) {
		if ( is_array( $list ) ) {
			return $list + array_fill_keys( FILES, '' );
		}
		return ltrim( $list . ', ' . implode( ', ', FILES ), ', ' );
	}
);
