<?php
// Installs WordPress with the plugin, and an author. Called in the site's folder with the settings of the plugin as JSON.

// No mail about it.
function wp_new_blog_notification() {}

define( 'WP_INSTALLING', true );
require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Seoul Partners', 'admin', 'admin@partner.example', true, '', 'secret' );
wp_insert_user( array( 'user_login' => 'author', 'user_pass' => 'secret', 'role' => 'author' ) );
require_once ABSPATH . 'wp-admin/includes/plugin.php';
$error = activate_plugin( 'invest-seoul-news/invest-seoul-news.php' );
if ( is_wp_error( $error ) ) {
	fwrite( STDERR, $error->get_error_message() );
	exit( 1 );
}
update_option( 'invest_seoul_news', json_decode( $argv[1], true ) );
