<?php
// Makes the tables of a multisite, with one site in it. Called in the site's folder.

define( 'WP_INSTALLING_NETWORK', true );
require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

foreach ( $wpdb->tables( 'ms_global' ) as $table => $name ) {
	$wpdb->$table = $name;
}
install_network();
populate_network( 1, 'partner.example', 'admin@partner.example', 'Seoul Partners', '/', false );
