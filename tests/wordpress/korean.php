<?php
// The site is in Korean. Called in the site's folder; prints texts of the plugin, as JSON.

// Hooks that are there before WordPress.
$wp_filter = array(
	'locale' => array( 10 => array( array( 'function' => function () { return 'ko_KR'; }, 'accepted_args' => 0 ) ) ),
);
require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';

$block  = WP_Block_Type_Registry::get_instance()->get_registered( 'invest-seoul-news/widget' );
$labels = array_column( InvestSeoulNews\controls(), 'label', 'name' );
$table  = require WP_PLUGIN_DIR . '/invest-seoul-news/languages/invest-seoul-news-ko_KR.l10n.php';
// Those with a context are in the block's file.
$plain = array_filter( array_keys( $table['messages'] ), function ( $text ) { return false === strpos( $text, "\4" ); } );
ob_start();
InvestSeoulNews\page();
preg_match( '#<h1>(.*?)</h1>#', ob_get_clean(), $heading );
// What the editor says of attributes, where it is in English still, and the attributes that are said to be others.
$help      = require WP_PLUGIN_DIR . '/invest-seoul-news/help.php';
$is_korean = function ( string $text ): bool { return '' === $text || preg_match( '/\p{Hangul}/u', $text ); };
echo wp_json_encode(
	array(
		'english'      => array_values( array_filter( array_column( InvestSeoulNews\controls(), 'help' ), function ( $text ) use ( $is_korean ) { return ! $is_korean( $text ); } ) ),
		'unknown'      => array_keys( array_diff_key( $help, $labels ) ),
		'block'        => array( $block->title, $block->description ),
		'keywords'     => array_values( array_intersect( array( '뉴스', '인베스트서울', 'news', 'carousel' ), $block->keywords ) ),
		'settings'     => $heading[1],
		'label'        => $labels['heading-level'],
		'link'         => do_shortcode( '[invest-seoul-news layout="list"]' ),
		'untranslated' => array_values( array_filter( $plain, function ( $text ) { return translate( $text, 'invest-seoul-news' ) === $text; } ) ),
	)
);
