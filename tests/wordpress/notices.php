<?php
// Somebody opens pages of the dashboard. Called in the site's folder with their name and the pages as JSON; prints the plugin's notices on each.

define( 'WP_ADMIN', true );
require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';

list( $name, $pages ) = json_decode( $argv[1], true );
wp_set_current_user( get_user_by( 'login', $name )->ID );
$notices = function ( string $page ): string {
	set_current_screen( $page );
	ob_start();
	do_action( 'admin_notices' );
	return strip_tags( ob_get_clean(), '<a>' );
};
echo wp_json_encode( array_map( $notices, $pages ) );
