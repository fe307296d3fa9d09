<?php
// An administrator saves the settings. Called in the site's folder with the fields of the form as JSON; prints what is kept, and which fields
// are said to be wrong.

require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/template.php';

do_action( 'admin_init' );
update_option( 'invest_seoul_news', json_decode( $argv[1], true ) );
echo wp_json_encode( array( get_option( 'invest_seoul_news' ), array_column( get_settings_errors(), 'code' ) ) );
