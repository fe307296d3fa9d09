<?php
// An administrator opens the settings. Called in the site's folder; prints the page, as JSON.

define( 'WP_ADMIN', true );
require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';

do_action( 'admin_init' );
ob_start();
InvestSeoulNews\page();
echo wp_json_encode( ob_get_clean() );
