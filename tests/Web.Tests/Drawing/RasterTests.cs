using System.Numerics;
using Visavis.Web.Drawing;

namespace Visavis.Web.Tests.Drawing;

public sealed class RasterTests
{
    private static readonly Ink White = Ink.Parse("#fff");

    [Fact]
    public void A_pixel_half_covered_is_half_as_bright()
    {
        var picture = new Raster(4, 4);

        picture.Fill(Outline.Rectangle(1, 1, 1.5f, 1), White);

        Assert.Equal(255, Red(picture, 1, 1));
        Assert.InRange(Red(picture, 2, 1), 126, 129);
        Assert.Equal(0, Red(picture, 3, 1));
        Assert.Equal(0, Red(picture, 1, 2));
    }

    [Fact]
    public void A_hole_stays_empty_by_the_even_odd_rule_only()
    {
        var ring = PathData.Read("M0 0h10v10H0zM3 3h4v4H3z");
        var (filled, pierced) = (new Raster(10, 10), new Raster(10, 10));

        filled.Fill(ring, White);
        pierced.Fill(ring, White, evenOdd: true);

        Assert.Equal(255, Red(filled, 5, 5));
        Assert.Equal(0, Red(pierced, 5, 5));
        Assert.Equal(255, Red(pierced, 1, 1));
    }

    [Fact]
    public void A_line_is_as_wide_as_its_pen_and_its_joins_have_no_gaps()
    {
        var picture = new Raster(20, 20);

        picture.Fill(PathData.Read("M4 4L16 4L16 16").Stroke(4), White);

        Assert.Equal(255, Red(picture, 10, 3));
        Assert.Equal(255, Red(picture, 15, 4));
        Assert.Equal(255, Red(picture, 16, 10));
        Assert.Equal(0, Red(picture, 10, 7));
    }

    [Theory]
    [InlineData("M2 8a6 6 0 0 1 12 0z", 8, 4)]
    [InlineData("M2 8A6 6 0 0 0 14 8z", 8, 11)]
    [InlineData("M2 2q0 12 12 12T26 2z", 8, 6)]
    [InlineData("M2 2c0 6 6 12 12 12s12-6 12-12z", 20, 6)]
    public void Curves_and_arcs_bulge_to_the_right_side(string path, int x, int y)
    {
        var picture = new Raster(30, 30);

        picture.Fill(PathData.Read(path), White);

        Assert.Equal(255, Red(picture, x, y));
        Assert.Equal(0, Red(picture, 29, 29));
    }

    [Fact]
    public void What_lies_outside_the_picture_is_left_out()
    {
        var picture = new Raster(8, 8);

        picture.Fill(Outline.Ellipse(0, 0, 20, 20).Transform(Matrix3x2.CreateTranslation(-3, -3)), White);

        Assert.Equal(255, Red(picture, 0, 0));
    }

    private static int Red(Raster picture, int x, int y) => picture.Pixels[((y * picture.Width) + x) * Raster.BytesPerPixel];
}
