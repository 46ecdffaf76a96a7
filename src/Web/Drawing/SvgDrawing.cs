using System.Globalization;
using System.Numerics;
using System.Xml.Linq;

namespace Visavis.Web.Drawing;

/// <summary>Paints the drawings this site makes itself: groups, rectangles, circles, ellipses and paths, with the attributes they use.</summary>
internal static class SvgDrawing
{
    private static readonly string[] Inherited = ["fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity"];

    public static void Paint(string svg, Raster onto, Matrix3x2 transform)
    {
        foreach (var element in XElement.Parse(svg).Elements())
        {
            Paint(element, onto, transform, []);
        }
    }

    private static void Paint(XElement element, Raster onto, Matrix3x2 transform, Dictionary<string, string> inherited)
    {
        var style = new Dictionary<string, string>(inherited);
        foreach (var name in Inherited)
        {
            if (element.Attribute(name) is { } attribute)
            {
                style[name] = attribute.Value;
            }
        }

        var here = Rotation(element.Attribute("transform")?.Value) * transform;
        if (element.Name.LocalName == "g")
        {
            foreach (var child in element.Elements())
            {
                Paint(child, onto, here, style);
            }

            return;
        }

        var outline = Shape(element);
        if (style.GetValueOrDefault("fill", "#000") is var fill and not "none")
        {
            onto.Fill(outline.Transform(here), WithOpacity(fill, style, "fill-opacity"), style.GetValueOrDefault("fill-rule") == "evenodd");
        }

        if (style.GetValueOrDefault("stroke", "none") is var stroke and not "none")
        {
            var pen = outline.Stroke(Float(style.GetValueOrDefault("stroke-width", "1")));
            onto.Fill(pen.Transform(here), WithOpacity(stroke, style, "stroke-opacity"));
        }
    }

    private static Outline Shape(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "rect":
                return Outline.Rectangle(Of("x"), Of("y"), Of("width"), Of("height"), Of("rx"));
            case "circle":
                return Closed(Outline.Ellipse(Of("cx"), Of("cy"), Of("r"), Of("r")));
            case "ellipse":
                return Closed(Outline.Ellipse(Of("cx"), Of("cy"), Of("rx"), Of("ry")));
            case "path":
                return PathData.Read(element.Attribute("d")!.Value);
            default:
                throw new FormatException($"<{element.Name.LocalName}> is not in our drawings.");
        }

        float Of(string name) => Float(element.Attribute(name)?.Value ?? "0");
    }

    private static Outline Closed(Outline outline)
    {
        outline.Close();
        return outline;
    }

    private static Ink WithOpacity(string color, Dictionary<string, string> style, string opacity) =>
        Ink.Parse(color) with
        {
            Opacity = Float(style.GetValueOrDefault(opacity, "1")),
        };

    private static Matrix3x2 Rotation(string? transform)
    {
        if (transform is null)
        {
            return Matrix3x2.Identity;
        }

        var numbers = transform["rotate(".Length..^1].Split(' ').Select(Float).ToList();
        return Matrix3x2.CreateRotation(numbers[0] * MathF.PI / 180, new Vector2(numbers[1], numbers[2]));
    }

    private static float Float(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
