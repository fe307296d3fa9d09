<?php
// Uninstalls the plugin, as WordPress does when it is deleted. Called in the site's folder; prints how many sites had the plugin's settings
// before, and how many have them after.

require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/plugin.php';

$count = function () use ( $wpdb ): int {
	$found = 0;
	foreach ( is_multisite() ? $wpdb->get_col( "SELECT blog_id FROM $wpdb->blogs" ) : array( 1 ) as $site ) {
		$options = $wpdb->get_blog_prefix( $site ) . 'options';
		$found  += (int) $wpdb->get_var( "SELECT COUNT(*) FROM $options WHERE option_name = 'invest_seoul_news'" );
	}
	return $found;
};
$before = $count();
uninstall_plugin( 'invest-seoul-news/invest-seoul-news.php' );
echo wp_json_encode( array( 'before' => $before, 'after' => $count() ) );
