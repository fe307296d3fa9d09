<?php
// Called in the site's folder with filters and their values as JSON; prints what each value becomes.

require getcwd() . '/wp-load.php';

$filtered = array();
foreach ( json_decode( $argv[1], true ) as list( $filter, $value ) ) {
	$filtered[] = apply_filters( $filter, $value );
}
echo wp_json_encode( $filtered );
