<?php
// Called in the site's folder with texts of posts as JSON; prints the HTML of each.

require getcwd() . '/wp-load.php';

$render = function ( string $text ): string {
	return trim( apply_filters( 'the_content', $text ) );
};
echo wp_json_encode( array_map( $render, json_decode( $argv[1], true ) ) );
