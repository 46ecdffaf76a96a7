using Visavis.Web.Availability.FreeBusy;

namespace Visavis.Web.Tests.Availability;

public sealed class CalendarAddressTests
{
    private const string Group = "abc123@group.calendar.google.com";

    [Theory]
    [InlineData("anne.martin@gmail.com", "anne.martin@gmail.com")]
    [InlineData("  Anne.Martin@Gmail.com ", "anne.martin@gmail.com")]
    [InlineData(Group, Group)]
    [InlineData("https://calendar.google.com/calendar/embed?src=abc123%40group.calendar.google.com&ctz=Europe%2FParis", Group)]
    [InlineData("https://calendar.google.com/calendar/u/0?cid=YWJjMTIzQGdyb3VwLmNhbGVuZGFyLmdvb2dsZS5jb20", Group)]
    [InlineData("https://calendar.google.com/calendar/ical/abc123%40group.calendar.google.com/public/basic.ics", Group)]
    [InlineData("calendar.google.com/calendar/embed?src=anne.martin@gmail.com", "anne.martin@gmail.com")]
    public void What_people_paste_leads_to_the_calendar(string pasted, string id) => Assert.Equal(id, CalendarAddress.IdOf(pasted));

    [Theory]
    [InlineData("")]
    [InlineData("anne")]
    [InlineData("anne martin@gmail.com")]
    [InlineData("https://example.org/calendar/embed?src=anne.martin@gmail.com")]
    [InlineData("https://calendar.google.com.evil.org/calendar/embed?src=anne.martin@gmail.com")]
    [InlineData("https://calendar.google.com/calendar/u/0/r")]
    [InlineData("https://calendar.google.com/calendar/ical/anne.martin%40gmail.com/private-0123456789abcdef/basic.ics")]
    [InlineData("https://calendar.google.com/calendar/u/0?cid=%%%")]
    public void What_is_no_calendar_or_a_secret_link_is_refused(string pasted) => Assert.Null(CalendarAddress.IdOf(pasted));

    [Fact]
    public void A_secret_link_is_recognised() =>
        Assert.True(CalendarAddress.IsSecret("https://calendar.google.com/calendar/ical/x/private-0123/basic.ics"));
}
