<?php
// A must-use plugin: the script of the page log comes first on each page.

add_action(
	'wp_head',
	function () {
		readfile( WPMU_PLUGIN_DIR . '/page-log.html' );
	},
	-1
);
