<?php
/**
 * Removes the settings when the plugin is deleted: those of each site of a multisite, which has one set of plugins.
 *
 * @package InvestSeoulNews
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

( function () {
	$option = 'invest_seoul_news';
	if ( ! is_multisite() ) {
		delete_option( $option );
		return;
	}
	// A network may have more sites than fit into memory, so they are read in pages.
	$page = array(
		'fields' => 'ids',
		'number' => 100,
		'offset' => 0,
	);
	do {
		$sites = get_sites( $page );
		foreach ( $sites as $site ) {
			delete_blog_option( $site, $option );
		}
		$page['offset'] += $page['number'];
	} while ( count( $sites ) === $page['number'] );
} )();
