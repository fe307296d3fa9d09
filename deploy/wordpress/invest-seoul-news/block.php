<?php
/**
 * The block. Its HTML is made when a page is shown, so that authors save none.
 *
 * @package InvestSeoulNews
 */

namespace InvestSeoulNews;

defined( 'ABSPATH' ) || exit;

/** The attributes as the editor needs them: each with its label, what it does and the labels of its words, in the language of the user. */
function controls(): array {
	$language = 0 === strpos( get_user_locale(), 'ko' ) ? 'ko' : 'en';
	$controls = array();
	foreach ( attributes() as $name => $attribute ) {
		list( $label, $help ) = $attribute[ $language ];
		$words                = $attribute[ $language ][2] ?? array();
		$controls[]           = array( 'name' => $name, 'label' => $label, 'help' => $help, 'labels' => $words ) + $attribute;
	}
	return $controls;
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
		wp_register_script(
			NAME . '-editor',
			plugins_url( 'editor.js', __FILE__ ),
			array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ),
			VERSION,
			true
		);
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
		$data = array(
			'attributes' => controls(),
			'feed'       => setting( 'feed' ),
			'texts'      => array(
				'more' => __( 'More', 'invest-seoul-news' ),
				'show' => __( 'What is shown', 'invest-seoul-news' ),
			),
		);
		wp_add_inline_script( NAME . '-editor', 'var investSeoulNews = ' . wp_json_encode( $data ) . ';', 'before' );
	}
);
