<?php
// Called in the site's folder; prints what the plugin has in the head of a page for its style, as JSON.

require getcwd() . '/wp-load.php';

do_action( 'wp_enqueue_scripts' );
ob_start();
if ( wp_style_is( 'invest-seoul-news' ) ) {
	wp_styles()->do_items( 'invest-seoul-news' );
}
echo wp_json_encode( trim( ob_get_clean() ) );
