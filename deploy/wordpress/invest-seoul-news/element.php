<?php
/**
 * The element, from the attributes of a block or a shortcode.
 *
 * @package InvestSeoulNews
 */

namespace InvestSeoulNews;

defined( 'ABSPATH' ) || exit;

/** The attributes that authors may set, by name. */
function attributes(): array {
	static $attributes = null;
	return $attributes ?? $attributes = require __DIR__ . '/attributes.php';
}

/**
 * The value of an attribute as it is written; `null` if it is not written, and an empty text if it is only present.
 *
 * @param string $name      The name of the attribute.
 * @param array  $attribute Its row in the table.
 * @param mixed  $value     What the author has set.
 */
function written( string $name, array $attribute, $value ): ?string {
	if ( 'presence' === $attribute['type'] ) {
		return true === $value || in_array( $value, array( 'true', '1', $name ), true ) ? '' : null;
	}
	$value = is_scalar( $value ) ? trim( (string) $value ) : '';
	$value = 'address' === $attribute['type'] ? address( $value ) : $value;
	return '' === $value ? null : $value;
}

/**
 * The HTML of one element. Attributes that authors may not set are left out. The script is loaded.
 *
 * @param array $values Texts and booleans by the names of attributes.
 */
function element( array $values ): string {
	wp_enqueue_script( NAME );
	$values += array( 'feed' => setting( 'feed' ) );
	$html               = '';
	$has_default_height = '' !== setting( 'script' );
	foreach ( attributes() as $name => $attribute ) {
		$value = written( $name, $attribute, $values[ $name ] ?? '' );
		if ( null === $value ) {
			continue;
		}
		$html .= '' === $value ? " $name" : sprintf( ' %s="%s"', $name, esc_attr( $value ) );
		if ( ! empty( $attribute['changes_height'] ) && ( '' === $value || strtolower( $value ) !== $attribute['default'] ) ) {
			$has_default_height = false;
		}
	}
	// As high as a row of default cards, so that nothing moves when it comes. Where the script is blocked, its tag takes the height away.
	if ( $has_default_height ) {
		$html .= has_style_sheet() ? ' class="invest-seoul-news-reserved"' : ' style="display: block; min-height: var(--invest-seoul-news-height, 500px)"';
	}
	return sprintf(
		'<%1$s%2$s><a href="https://investseoul.com">%3$s</a></%1$s>',
		NAME,
		$html,
		esc_html__( 'News from Invest Seoul', 'invest-seoul-news' )
	);
}

add_shortcode(
	NAME,
	function ( $values ): string {
		$named = array();
		// Attributes without a value have a number for a name.
		foreach ( is_array( $values ) ? $values : array() as $name => $value ) {
			if ( is_int( $name ) ) {
				$named[ strtolower( $value ) ] = true;
			} else {
				$named[ $name ] = $value;
			}
		}
		return element( $named );
	}
);
