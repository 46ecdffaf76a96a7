using System.Globalization;

namespace Visavis.Web.Drawing;

/// <param name="Opacity">From 0 to 1.</param>
internal sealed record Ink(byte Red, byte Green, byte Blue, float Opacity = 1)
{
    /// <summary>Reads <c>#rgb</c> or <c>#rrggbb</c>.</summary>
    public static Ink Parse(string color)
    {
        var digits = color.Length == 4 ? string.Concat(color.Skip(1).Select(digit => $"{digit}{digit}")) : color[1..];
        var value = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Ink((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }
}
