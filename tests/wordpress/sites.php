<?php
// Makes a multisite have this many sites, with the settings of the plugin. The new ones have options and nothing else. Called in the
// site's folder.

require getcwd() . '/wp-load.php';

$settings = get_option( 'invest_seoul_news' );
for ( $site = 2; $site <= json_decode( $argv[1] ); $site++ ) {
	$wpdb->insert( $wpdb->blogs, array( 'blog_id' => $site, 'site_id' => 1, 'domain' => 'partner.example', 'path' => "/$site/" ) );
	$wpdb->query( "CREATE TABLE {$wpdb->base_prefix}{$site}_options LIKE {$wpdb->base_prefix}options" );
	update_blog_option( $site, 'invest_seoul_news', $settings );
}
