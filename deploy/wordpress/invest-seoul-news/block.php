<?php
/**
 * The block. Its HTML is made when a page is shown, so that authors save none.
 *
 * @package InvestSeoulNews
 */

namespace InvestSeoulNews;

defined( 'ABSPATH' ) || exit;

/**
 * The attributes as the editor needs them, in the language of the user: each with its label, what it does, the labels of its words, and what
 * is said of a value that does not hold.
 */
function controls(): array {
	$language = 0 === strpos( get_user_locale(), 'ko' ) ? 'ko' : 'en';
	$own      = require __DIR__ . '/help.php';
	$errors   = array(
		'address'   => __( 'Write a complete address, such as https://news.example/feed.json.', 'invest-seoul-news' ),
		/* translators: 1: the least number, 2: the greatest number. */
		'number'    => __( 'Write a whole number from %1$d to %2$d.', 'invest-seoul-news' ),
		'time-zone' => __( 'Write the name of a time zone, such as Asia/Seoul.', 'invest-seoul-news' ),
	);
	$controls = array();
	foreach ( attributes() as $name => $attribute ) {
		list( $label, $about ) = $attribute[ $language ];
		$controls[]            = array(
			'name'   => $name,
			'label'  => $label,
			'help'   => $own[ $name ][ $language ] ?? ucfirst( $about ),
			'labels' => $attribute[ $language ][2] ?? array(),
			'error'  => sprintf( $errors[ $attribute['type'] ] ?? '', $attribute['least'] ?? 0, $attribute['greatest'] ?? 0 ),
		) + $attribute;
	}
	return $controls;
}

/** What the scripts of the editor need to know. */
function editor_data(): array {
	return array(
		'attributes' => controls(),
		'feed'       => setting( 'feed' ),
		'hasScript'  => '' !== setting( 'script' ),
		// The language of the site, which is that of its pages: the editor's is the user's.
		'language'   => str_replace( '_', '-', get_locale() ),
		// Only for those who may change them.
		'settings'   => current_user_can( 'manage_options' ) ? settings_address() : '',
		'texts'      => array(
			'title'        => __( 'Invest Seoul News', 'invest-seoul-news' ),
			'first'        => __( 'What is shown', 'invest-seoul-news' ),
			'more'         => __( 'More settings', 'invest-seoul-news' ),
			'pageLanguage' => __( 'As your page', 'invest-seoul-news' ),
			'link'         => __( 'News from Invest Seoul', 'invest-seoul-news' ),
			'noScript'     => __( 'Readers see no news here: the settings of the plugin have no address of the script.', 'invest-seoul-news' ),
			'blocked'      => __( 'Readers may see no news here: the script does not run. Its address or its hash in the settings of the plugin may be wrong, or something blocks it.', 'invest-seoul-news' ),
			'noFeed'       => __( 'Readers see no news here: neither this block nor the settings of the plugin have the address of a feed.', 'invest-seoul-news' ),
			'settings'     => __( 'Settings', 'invest-seoul-news' ),
			'ask'          => __( 'An administrator can change the settings.', 'invest-seoul-news' ),
		),
	);
}

add_action(
	'init',
	function () {
		$types   = array(
			'presence' => 'boolean',
			'number'   => array( 'string', 'integer' ),
		);
		$schemas = array();
		foreach ( attributes() as $name => $attribute ) {
			$schemas[ $name ] = array( 'type' => $types[ $attribute['type'] ] ?? 'string' );
		}
		// Each needs the one before it. The first has the data.
		$scripts = array(
			'controls' => array( 'wp-components', 'wp-element' ),
			'preview'  => array( NAME . '-controls', 'wp-block-editor', 'wp-compose' ),
			'editor'   => array( NAME . '-preview', 'wp-blocks', 'wp-html-entities' ),
		);
		foreach ( $scripts as $name => $needed ) {
			wp_register_script( NAME . "-$name", plugins_url( "editor/$name.js", __FILE__ ), $needed, VERSION, true );
		}
		register_block_type(
			__DIR__,
			array(
				'attributes'      => $schemas,
				'render_callback' => function ( array $values ): string {
					return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), element( $values ) );
				},
			)
		);
	}
);

// The table for the editor's script. Later than `init`, when the user is known.
add_action(
	'enqueue_block_editor_assets',
	function () {
		wp_add_inline_script( NAME . '-controls', 'var investSeoulNews = ' . wp_json_encode( editor_data() ) . ';', 'before' );
	}
);
