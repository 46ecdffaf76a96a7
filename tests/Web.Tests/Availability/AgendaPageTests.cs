using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.GoogleCalendar;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Availability;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Availability;

/// <summary>The tab of the account and the profile, over a Google of our own; Wednesday 25 November 2026, ten in the morning in Paris.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class AgendaPageTests : IAsyncLifetime
{
    private const string Calendar = "work@group.calendar.google.com";
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Now);
    private CalendarStandIn google = null!;
    private AppHost app = null!;

    public async ValueTask InitializeAsync()
    {
        google = await CalendarStandIn.StartAsync();
        app = AppHost.OnSqlite(google.Settings, time);
        app.StartOnPort();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await google.DisposeAsync();
    }

    [Fact]
    public async Task A_shared_calendar_is_checked_at_once_and_its_busy_hours_are_not_offered()
    {
        var (editor, person) = await SignInAsync();
        using var _ = editor;
        google.Share(Calendar, (Now.AddDays(1), Now.AddDays(1).AddHours(1)));
        google.AllDayEvents.Add("2026-12-01");
        Assert.Contains("10:00", await SlotsAsync(editor, person, "2026-11-26"));

        var page = await editor.ReadAsync(
            await editor.SendAsync(
                await editor.OpenAsync("/account/calendar/shared"),
                "handler=Add",
                ("address", Calendar.ToUpperInvariant())
            )
        );

        var notice = page.QuerySelector(".notice-success")!.TextContent;
        Assert.Contains("1 plage occupée", notice, StringComparison.Ordinal);
        Assert.Contains("de 10:00 à 11:00", notice, StringComparison.Ordinal);
        Assert.Contains("journée entière", notice, StringComparison.Ordinal);
        var slots = await SlotsAsync(editor, person, "2026-11-26");
        Assert.DoesNotContain("10:00", slots);
        Assert.Contains("11:00", slots);
        Assert.Empty(google.Faults);
    }

    [Fact]
    public async Task Of_a_calendar_too_full_to_be_kept_whole_the_nearest_days_are_kept_and_nothing_is_offered_beyond()
    {
        var (editor, person) = await SignInAsync();
        using var _ = editor;
        // Twenty minutes of each hour of a year: nine thousand intervals.
        google.Share(Calendar, [.. Enumerable.Range(1, 9_000).Select(hour => (Now.AddHours(hour), Now.AddHours(hour).AddMinutes(20)))]);

        await editor.SendAsync(await editor.OpenAsync("/account/calendar/shared"), "handler=Add", ("address", Calendar));

        var kept = await app.WithDataAsync(db => db.Set<LinkedCalendar>().SingleAsync(c => c.ProfessionalId == person.Id));
        Assert.Null(kept.Trouble);
        Assert.InRange(kept.Busy.Length, LinkedCalendar.LongestBusy / 4, LinkedCalendar.LongestBusy);
        Assert.InRange(kept.ReadTo!.Value, Now.AddDays(80), Now.AddDays(200));
        Assert.Contains("Lu jusqu’au", (await editor.OpenAsync("/account/calendar/shared")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private@group.calendar.google.com", "Google ne montre pas cet agenda")]
    [InlineData("anne", "Ce n’est ni l’adresse ni l’identifiant")]
    [InlineData("https://calendar.google.com/calendar/ical/a%40gmail.com/private-123/basic.ics", "C’est l’adresse secrète")]
    public async Task What_cannot_be_read_is_explained_and_not_kept(string address, string sentence)
    {
        var (editor, person) = await SignInAsync();
        using var _ = editor;

        var page = await editor.ReadAsync(
            await editor.SendAsync(await editor.OpenAsync("/account/calendar/shared"), "handler=Add", ("address", address))
        );

        Assert.StartsWith(sentence, page.QuerySelector("#calendar-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDataAsync(db => db.Set<LinkedCalendar>().CountAsync(c => c.ProfessionalId == person.Id)));
    }

    [Fact]
    public async Task When_Google_is_down_for_long_the_profile_says_so_and_offers_nothing()
    {
        var (editor, person) = await SignInAsync();
        using var _ = editor;
        google.Share(Calendar);
        await editor.SendAsync(await editor.OpenAsync("/account/calendar/shared"), "handler=Add", ("address", Calendar));
        Assert.NotEmpty(await SlotsAsync(editor, person, "2026-11-26"));

        google.Answer = http => CalendarStandIn.RefuseAsync(http, 503, "backendError");
        await ForgetReadingAsync(person);
        var page = await editor.OpenAsync($"{ProfessionalDirectory.ProfilePath(person)}?day=2026-11-26");

        Assert.Empty(page.QuerySelectorAll(".agenda-week .agenda-slot"));
        Assert.NotNull(page.QuerySelector("#availability .notice-warning"));
        Assert.NotEmpty(page.QuerySelectorAll(".agenda-unknown"));
    }

    [Fact]
    public async Task Somebody_elses_calendar_and_days_do_not_exist()
    {
        var (editor, person) = await SignInAsync();
        using var _ = editor;
        google.Share(Calendar);
        await editor.SendAsync(await editor.OpenAsync("/account/calendar/shared"), "handler=Add", ("address", Calendar));
        var id = await app.WithDataAsync(db =>
            db.Set<LinkedCalendar>().Where(c => c.ProfessionalId == person.Id).Select(c => c.Id).SingleAsync()
        );
        var (other, _) = await SignInAsync();
        using var __ = other;

        foreach (var handler in (string[])["shared?handler=Check", "shared?handler=Remove", "days?handler=Remove"])
        {
            var answer = await other.Person.PostFormAsync(
                $"/account/calendar/{handler}",
                "/account/calendar/shared",
                [("id", id.ToString())]
            );
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(1, await app.WithDataAsync(db => db.Set<LinkedCalendar>().CountAsync(c => c.Id == id)));
    }

    [Fact]
    public async Task Days_off_and_holidays_close_the_agenda_and_other_hours_open_it()
    {
        var (editor, person) = await SignInAsync();
        using var _ = editor;
        Assert.Empty(await SlotsAsync(editor, person, "2026-12-25"));

        await SendDaysAsync(editor, ("first", "2026-12-25"), ("start0", "10:00"), ("end0", "11:00"));
        Assert.Equal(["10:00"], await SlotsAsync(editor, person, "2026-12-25"));
        await SendDaysAsync(editor, ("first", "26/11/2026"), ("last", "27/11/2026"));
        Assert.Empty(await SlotsAsync(editor, person, "2026-11-26"));

        var refused = await SendDaysAsync(editor, ("first", "2026-12-30"), ("last", "2026-12-29"));
        Assert.Equal("Le dernier jour vient avant le premier.", refused.QuerySelector("#day-error")!.TextContent);
    }

    [Fact]
    public async Task A_visitor_elsewhere_sees_both_clocks()
    {
        var (editor, person) = await SignInAsync();
        using var _ = editor;

        var page = await editor.OpenAsync($"{ProfessionalDirectory.ProfilePath(person)}?day=2026-11-26&zone=America/Montreal");

        var first = page.QuerySelector(".agenda-slot")!;
        Assert.Equal(["03:00", "09:00"], first.Children.Select(part => part.TextContent));
        Assert.Contains("start=2026-11-26T08%3A00%3A00Z", first.GetAttribute("href")!, StringComparison.Ordinal);
        Assert.Contains(
            "Affiché à l’heure de Montréal\u00a0; dessous, l’heure de Paris, où la personne travaille.",
            page.QuerySelector(".agenda-zone")!.TextContent,
            StringComparison.Ordinal
        );
        var month = await editor.OpenAsync($"{ProfessionalDirectory.ProfilePath(person)}?view=month");
        Assert.NotEmpty(month.QuerySelectorAll(".agenda-month .agenda-slot"));
    }

    [Fact]
    public async Task The_next_free_slot_follows_hours_and_calendar()
    {
        var (editor, person) = await SignInAsync();
        using var _ = editor;
        await Eventually.IsTrueAsync(async () =>
            await NextAsync(person) == new DateTimeOffset(2026, 11, 25, 11, 0, 0, TimeSpan.Zero).AddHours(2)
        );

        await SendDaysAsync(editor, ("first", "2026-11-25"));
        await Eventually.IsTrueAsync(async () => await NextAsync(person) == new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));

        google.Share(Calendar, (Now, Now.AddDays(2)));
        await editor.SendAsync(await editor.OpenAsync("/account/calendar/shared"), "handler=Add", ("address", Calendar));
        await Eventually.IsTrueAsync(async () => await NextAsync(person) == new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    }

    private async Task<(ProfileEditorSite Editor, Professional Person)> SignInAsync()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(app);
        await app.WithDataAsync(async db =>
        {
            db.Add(
                new ServiceOffer
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = person.Id,
                    Name = "Consultation",
                    DurationMinutes = 60,
                    IsBookable = true,
                }
            );
            for (var day = 1; day <= 5; day++)
            {
                db.Add(Hours(person, day, 9, 12));
                db.Add(Hours(person, day, 14, 18));
            }

            return await db.SaveChangesAsync();
        });
        return (editor, person);
    }

    private static WorkingHours Hours(Professional person, int day, int start, int end) =>
        new()
        {
            ProfessionalId = person.Id,
            Weekday = day,
            StartMinute = start * 60,
            EndMinute = end * 60,
        };

    private static async Task<IReadOnlyList<string>> SlotsAsync(ProfileEditorSite editor, Professional person, string day)
    {
        var page = await editor.OpenAsync($"{ProfessionalDirectory.ProfilePath(person)}?day={day}");
        return [.. page.QuerySelector(".agenda-week tbody td")!.QuerySelectorAll(".agenda-slot span").Select(time => time.TextContent)];
    }

    private static async Task<AngleSharp.Dom.IDocument> SendDaysAsync(ProfileEditorSite editor, params (string, string?)[] fields) =>
        await editor.ReadAsync(await editor.SendAsync(await editor.OpenAsync("/account/calendar/days"), "handler=Add", fields));

    private Task<DateTimeOffset?> NextAsync(Professional person) =>
        app.WithDataAsync(db => db.Professionals.Where(p => p.Id == person.Id).Select(p => p.NextSlotAt).SingleAsync());

    /// <summary>As if the last reading were an hour old.</summary>
    private Task<int> ForgetReadingAsync(Professional person) =>
        app.WithDataAsync(async db =>
        {
            var calendar = await db.Set<LinkedCalendar>().SingleAsync(c => c.ProfessionalId == person.Id);
            calendar.ReadAt = Now.AddHours(-1);
            calendar.Trouble = UnknownReason.GoogleUnreachable;
            return await db.SaveChangesAsync();
        });
}
