<?php
/**
 * The settings: where the script is, the feed of widgets that name none, and how their height is reserved.
 *
 * @package InvestSeoulNews
 */

namespace InvestSeoulNews;

defined( 'ABSPATH' ) || exit;

const OPTION = 'invest_seoul_news';

/**
 * The value of a setting, or an empty text: `script` and `feed` are addresses, `integrity` is the hash of the
 * script, and `style_sheet` is 1 where the height is reserved by a style sheet.
 */
function setting( string $name ): string {
	$settings = get_option( OPTION );
	return is_array( $settings ) && isset( $settings[ $name ] ) ? (string) $settings[ $name ] : '';
}

/** An http or https address, or one on this site; else an empty text. */
function address( string $value ): string {
	return esc_url_raw( trim( $value ), array( 'http', 'https' ) );
}

/** What is saved of what an administrator has written. */
function sanitize( $input ): array {
	$text = function ( string $name ) use ( $input ): string {
		return is_array( $input ) && isset( $input[ $name ] ) && is_string( $input[ $name ] ) ? trim( $input[ $name ] ) : '';
	};
	$hash = $text( 'integrity' );
	$is_hash = (bool) preg_match( '#^sha(256|384|512)-[A-Za-z0-9+/]+=*$#', $hash );
	if ( '' !== $hash && ! $is_hash ) {
		add_settings_error( OPTION, 'integrity', __( 'The hash is not saved: it begins with sha384-.', 'invest-seoul-news' ) );
	}
	return array(
		'script'      => address( $text( 'script' ) ),
		'integrity'   => $is_hash ? $hash : '',
		'feed'        => address( $text( 'feed' ) ),
		'style_sheet' => '1' === $text( 'style_sheet' ) ? '1' : '',
	);
}

/** The rows of the form: name, label, what to write, and an example, or the value of a box to tick. */
function rows(): array {
	return array(
		array( 'script', __( 'Script', 'invest-seoul-news' ), __( 'Address of the script, in the folder of its version. Ask the agency, or serve the folder yourself.', 'invest-seoul-news' ), 'https://HOST/v0.1.0/invest-seoul-news.js' ),
		array( 'integrity', __( 'Hash of the script', 'invest-seoul-news' ), __( 'Optional. With it, browsers run this very version and nothing else.', 'invest-seoul-news' ), 'sha384-…' ),
		array( 'feed', __( 'Feed', 'invest-seoul-news' ), __( 'Address of the JSON Feed of blocks and shortcodes that name none.', 'invest-seoul-news' ), 'https://HOST/feed.json' ),
		array( 'style_sheet', __( 'Style sheet', 'invest-seoul-news' ), __( 'The policy of this site forbids inline styles: reserve the height of the news by a style sheet on every page.', 'invest-seoul-news' ), '1' ),
	);
}

/** Prints one field. */
function field( array $row ): void {
	list( $name, , $about, $example ) = $row;
	$id = OPTION . '-' . $name;
	if ( 'style_sheet' === $name ) {
		printf(
			'<input type="checkbox" id="%1$s" name="%2$s" value="%3$s"%4$s aria-describedby="%1$s-about"> <span id="%1$s-about">%5$s</span>',
			esc_attr( $id ),
			esc_attr( OPTION . '[' . $name . ']' ),
			esc_attr( $example ),
			checked( setting( $name ), $example, false ),
			esc_html( $about )
		);
		return;
	}
	printf(
		'<input type="%1$s" class="large-text code" id="%2$s" name="%3$s" value="%4$s" placeholder="%5$s" aria-describedby="%2$s-about"><p class="description" id="%2$s-about">%6$s</p>',
		'integrity' === $name ? 'text' : 'url',
		esc_attr( $id ),
		esc_attr( OPTION . '[' . $name . ']' ),
		esc_attr( setting( $name ) ),
		esc_attr( $example ),
		esc_html( $about )
	);
}

/** Prints the page. */
function page(): void {
	echo '<div class="wrap"><h1>Invest Seoul News</h1><form action="options.php" method="post">';
	settings_fields( OPTION );
	do_settings_sections( OPTION );
	submit_button();
	echo '</form></div>';
}

add_action(
	'admin_init',
	function () {
		register_setting( OPTION, OPTION, array( 'sanitize_callback' => __NAMESPACE__ . '\sanitize' ) );
		add_settings_section( OPTION, '', '__return_null', OPTION );
		foreach ( rows() as $row ) {
			add_settings_field( $row[0], $row[1], __NAMESPACE__ . '\field', OPTION, OPTION, $row + array( 'label_for' => OPTION . '-' . $row[0] ) );
		}
	}
);

add_action(
	'admin_menu',
	function () {
		add_options_page( 'Invest Seoul News', 'Invest Seoul News', 'manage_options', OPTION, __NAMESPACE__ . '\page' );
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( __DIR__ . '/invest-seoul-news.php' ),
	function ( array $links ): array {
		$settings = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'options-general.php?page=' . OPTION ) ), esc_html__( 'Settings', 'invest-seoul-news' ) );
		return array_merge( array( $settings ), $links );
	}
);

add_action(
	'admin_notices',
	function () {
		if ( '' === setting( 'script' ) && current_user_can( 'manage_options' ) ) {
			printf(
				'<div class="notice notice-warning"><p>%s <a href="%s">%s</a></p></div>',
				esc_html__( 'Invest Seoul News shows no news yet: the address of its script is missing.', 'invest-seoul-news' ),
				esc_url( admin_url( 'options-general.php?page=' . OPTION ) ),
				esc_html__( 'Settings', 'invest-seoul-news' )
			);
		}
	}
);
