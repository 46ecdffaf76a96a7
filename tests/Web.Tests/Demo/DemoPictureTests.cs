using Visavis.Web.Demo;
using Visavis.Web.Media;

namespace Visavis.Web.Tests.Demo;

public sealed class DemoPictureTests
{
    [Fact]
    public void Everybody_at_the_front_shows_things_of_their_own_trade()
    {
        var shown = DemoFront.Professionals.Select(person => DemoTrades.Of(person.Profession)).ToList();

        Assert.All(shown, things => Assert.InRange(things.Count, 3, 5));
        Assert.Equal(DemoFront.Professionals.Count, shown.Select(things => string.Concat(things)).Distinct().Count());
        var captions = shown.SelectMany(things => things.Select(thing => thing.Caption)).ToList();
        Assert.InRange(captions.Distinct().Count(), captions.Count - 2, captions.Count);
        Assert.DoesNotContain(DemoTrades.Of("")[0].Caption, captions);
    }

    [Fact]
    public void Every_thing_is_drawn_in_the_colours_of_its_picture()
    {
        foreach (
            var thing in DemoFront.Professionals.SelectMany(person => DemoTrades.Of(person.Profession)).Select(t => t.Thing).Distinct()
        )
        {
            var drawing = new DemoPicture(7, thing).Draw();

            Assert.DoesNotMatch("=\"[MSLD]\"", drawing);
            Assert.NotEmpty(SvgPicture.ToWebP(drawing, 96, 60));
        }
    }
}
