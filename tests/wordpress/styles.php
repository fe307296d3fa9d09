<?php
// Called in the site's folder; prints what the plugin has in the head of a page for its style, and its scripts, as JSON.

require getcwd() . '/wp-load.php';

$printed = function ( callable $print ): string {
	ob_start();
	$print();
	return trim( ob_get_clean() );
};
do_action( 'wp_enqueue_scripts' );
$style = function () {
	if ( wp_style_is( 'invest-seoul-news' ) ) {
		wp_styles()->do_items( 'invest-seoul-news' );
	}
};
$scripts = function () {
	wp_scripts()->do_items( 'invest-seoul-news' );
};
echo wp_json_encode( array( $printed( $style ), $printed( $scripts ) ) );
