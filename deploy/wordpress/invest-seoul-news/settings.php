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
	// Of other texts, WordPress would make one: `http://oops`.
	return preg_match( '#^\s*(https?://|/)#i', $value ) ? esc_url_raw( trim( $value ), array( 'http', 'https' ) ) : '';
}

/** The address of the page with the settings. */
function settings_address(): string {
	return admin_url( 'options-general.php?page=' . OPTION );
}

/** The hash of a script (Subresource Integrity); else an empty text. */
function hash_of_script( string $value ): string {
	$is_hash = preg_match( '#^(sha256-[A-Za-z0-9+/]{43}=|sha384-[A-Za-z0-9+/]{64}|sha512-[A-Za-z0-9+/]{86}==)$#', $value );
	return $is_hash ? $value : '';
}

/** The address of a script, which is no folder; else an empty text. */
function script_address( string $value ): string {
	$address = address( $value );
	return preg_match( '#\.js$#', (string) wp_parse_url( $address, PHP_URL_PATH ) ) ? $address : '';
}

/**
 * What is saved of what an administrator has written. In place of what is wrong, the old value is kept: of the script and its hash both,
 * because no script runs with the hash of another.
 */
function sanitize( $input ): array {
	$wrong = array();
	$text  = function ( string $name ) use ( $input ): string {
		return is_array( $input ) && isset( $input[ $name ] ) && is_string( $input[ $name ] ) ? trim( $input[ $name ] ) : '';
	};
	$checked = function ( string $name, callable $check, string $error ) use ( $text, &$wrong ): string {
		$value = $check( $text( $name ) );
		if ( '' !== $text( $name ) && '' === $value ) {
			add_settings_error( OPTION, $name, $error );
			$wrong[] = $name;
		}
		return $value;
	};
	$saved = array(
		'script'      => $checked( 'script', __NAMESPACE__ . '\script_address', __( 'The script and its hash are not saved: the address has to begin with https:// or / and end with .js.', 'invest-seoul-news' ) ),
		'integrity'   => $checked( 'integrity', __NAMESPACE__ . '\hash_of_script', __( 'The script and its hash are not saved: the hash has to be sha384- with 64 characters after it.', 'invest-seoul-news' ) ),
		'feed'        => $checked( 'feed', __NAMESPACE__ . '\address', __( 'The address of the feed is not saved: it has to begin with https:// or /.', 'invest-seoul-news' ) ),
		'style_sheet' => '1' === $text( 'style_sheet' ) ? '1' : '',
	);
	if ( array_intersect( array( 'script', 'integrity' ), $wrong ) ) {
		array_push( $wrong, 'script', 'integrity' );
	}
	foreach ( $wrong as $name ) {
		$saved[ $name ] = setting( $name );
	}
	return $saved;
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
			'<label><input type="checkbox" id="%1$s" name="%2$s" value="%3$s"%4$s> %5$s</label>',
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

/** The address of the configurator, which is beside the script; an empty text without a script. */
function configurator(): string {
	// The file and the query go.
	return preg_replace( '#[^/]+$#', 'configurator/?form=wordpress', strtok( setting( 'script' ), '?#' ) ?: '' );
}

/** Prints the page. */
function page(): void {
	printf( '<div class="wrap"><h1>%s</h1>', esc_html__( 'Invest Seoul News', 'invest-seoul-news' ) );
	if ( '' !== configurator() ) {
		printf(
			'<p>%s <a href="%s">%s</a></p>',
			esc_html__( 'The configurator explains the attributes, shows the news with them and writes the shortcode.', 'invest-seoul-news' ),
			esc_url( configurator() ),
			esc_html__( 'Configurator', 'invest-seoul-news' )
		);
	}
	echo '<form action="options.php" method="post">';
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
		$title = __( 'Invest Seoul News', 'invest-seoul-news' );
		add_options_page( $title, $title, 'manage_options', OPTION, __NAMESPACE__ . '\page' );
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( __DIR__ . '/invest-seoul-news.php' ),
	function ( array $links ): array {
		$settings = sprintf( '<a href="%s">%s</a>', esc_url( settings_address() ), esc_html__( 'Settings', 'invest-seoul-news' ) );
		return array_merge( array( $settings ), $links );
	}
);

/** What is missing for readers to see news; else an empty text. Where blocks name their feeds, nothing is: `$page` is one about the plugin. */
function missing( bool $page ): string {
	if ( '' === setting( 'script' ) ) {
		return __( 'Invest Seoul News shows no news yet: the address of its script is missing.', 'invest-seoul-news' );
	}
	if ( $page && '' === setting( 'feed' ) ) {
		return __( 'Invest Seoul News shows no news where a block or a shortcode names no feed: the address of the feed is missing.', 'invest-seoul-news' );
	}
	return '';
}

add_action(
	'admin_notices',
	function () {
		$page   = get_current_screen()->id ?? '';
		$is_own = 'settings_page_' . OPTION === $page;
		$text   = missing( $is_own || 'plugins' === $page );
		if ( '' === $text || ! current_user_can( 'manage_options' ) ) {
			return;
		}
		$link = sprintf( ' <a href="%s">%s</a>', esc_url( settings_address() ), esc_html__( 'Settings', 'invest-seoul-news' ) );
		printf( '<div class="notice notice-warning"><p>%s%s</p></div>', esc_html( $text ), $is_own ? '' : $link ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
	}
);
