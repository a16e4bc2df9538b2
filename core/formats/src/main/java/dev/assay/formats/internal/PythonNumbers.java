package dev.assay.formats.internal;

import java.math.BigDecimal;

/// Writes 64-bit floats the way Python prints them, which readers of text formats compare with.
public final class PythonNumbers {
    private PythonNumbers() {}

    /// The shortest digits that give the same float again; `1e-05` and `1e+16` style from 16 digits on or below 0.0001.
    ///
    /// @throws IllegalArgumentException for NaN and infinities
    public static String text(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a finite number is wanted; got " + number);
        }
        double size = Math.abs(number);
        if (size == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (size >= 1e-4 && size < 1e16) {
            String plain = exact.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        int exponent = exact.precision() - exact.scale() - 1;
        String digits = exact.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return "%s%se%s%02d".formatted(number < 0 ? "-" : "", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
