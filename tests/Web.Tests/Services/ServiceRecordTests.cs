using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Services;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Services;

/// <summary>Hours, history and appraisals of a service that took place, on the services themselves.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ServiceRecordTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Hours_are_entered_and_the_clients_modification_with_its_reason_is_the_approval(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var booking = await CompletedAsync(site);
        Assert.Equal(HoursOutcome.NotAllowed, await EnterAsync(site, booking, "10:00", "11:30", side: BookingSide.Client));
        Assert.Equal(HoursOutcome.BadTimes, await EnterAsync(site, booking, "10:00", "25:00"));
        Assert.Equal(HoursOutcome.BadDay, await EnterOnAsync(site, booking, -HoursInput.MostDaysApart - 1));
        Assert.Empty(await site.App.WithDataAsync(db => db.Set<ServiceHours>().ToListAsync()));
        Assert.Equal(HoursOutcome.Done, await EnterOnAsync(site, booking, -HoursInput.MostDaysApart));
        Assert.Equal(HoursOutcome.Done, await EnterAsync(site, booking, "10:00", "11:30", pause: 15));

        Assert.Equal(HoursOutcome.NeedsReason, await ApproveAsync(site, booking, "−0,25", null));
        Assert.Equal(HoursOutcome.BadAdjustment, await ApproveAsync(site, booking, "-2", "trop"));
        Assert.Equal(HoursOutcome.Done, await ApproveAsync(site, booking, "−0,25", "Arrivée à 10 h 15"));
        Assert.Equal(HoursOutcome.NotAllowed, await ApproveAsync(site, booking, null, null));

        var hours = await HoursAsync(site, booking);
        Assert.Equal((75, 60, HoursState.Modified), (hours.Minutes, hours.ApprovedMinutes, hours.State));
        Assert.Equal(HoursOutcome.NotAllowed, await EnterAsync(site, booking, "10:00", "12:00"));
    }

    /// <summary>So many days after the booked one.</summary>
    private static Task<HoursOutcome> EnterOnAsync(BookingSite site, Booking booking, int days)
    {
        var input = new HoursInput
        {
            Day = booking.StartsAt.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Start = "10:00",
            End = "11:00",
        };
        return site.InScopeAsync<HoursDesk, HoursOutcome>(desk => desk.EnterAsync(booking, BookingSide.Professional, input, None));
    }

    [Fact]
    public async Task Silence_approves_after_five_working_days_and_never_more_than_was_booked()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await CompletedAsync(site);
        await EnterAsync(site, booking, "10:00", "12:00");
        var until = (await HoursAsync(site, booking)).ApproveBy;

        site.Clock.Advance(until - site.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        await site.App.Services.GetRequiredService<HoursClock>().TickAsync(None);
        Assert.Equal(HoursState.Entered, (await HoursAsync(site, booking)).State);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await site.App.Services.GetRequiredService<HoursClock>().TickAsync(None);

        var hours = await HoursAsync(site, booking);
        Assert.Equal((HoursState.ApprovedBySilence, 60), (hours.State, hours.ApprovedMinutes));
    }

    [Fact]
    public async Task Public_holidays_of_the_professionals_place_are_no_working_days()
    {
        await using var site = await BookingSite.StartAsync();
        await site.App.WithDataAsync(db =>
            db.Professionals.Where(p => p.Id == site.Anne.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.CommuneCode, "67482"))
        );
        var booking = await CompletedAsync(site);
        site.Clock.Advance(new DateTimeOffset(2026, 12, 23, 9, 0, 0, TimeSpan.Zero) - site.Clock.GetUtcNow());

        Assert.Equal(HoursOutcome.Done, await EnterAsync(site, booking, "10:00", "11:00"));

        // Strasbourg keeps Christmas, St Stephen’s Day (a Saturday) and New Year’s Day: 24, 28, 29, 30 and 31 December.
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), (await HoursAsync(site, booking)).ApproveBy);
    }

    [Fact]
    public async Task Hours_that_were_corrected_after_the_client_saw_them_are_not_approved_by_the_old_page()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await CompletedAsync(site);
        await EnterAsync(site, booking, "10:00", "11:00");
        var seen = (await HoursAsync(site, booking)).Version;
        await EnterAsync(site, booking, "10:00", "14:00");

        Assert.Equal(HoursOutcome.NotAllowed, await ApproveAsync(site, booking, null, null, seen));
        Assert.Equal(HoursOutcome.Done, await ApproveAsync(site, booking, null, null, (await HoursAsync(site, booking)).Version));
    }

    [Fact]
    public async Task The_professional_has_the_whole_delay_to_contest_a_modification_made_at_the_last_moment()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await CompletedAsync(site);
        await EnterAsync(site, booking, "10:00", "11:00");
        site.Clock.Advance((await HoursAsync(site, booking)).ApproveBy - site.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        Assert.Equal(HoursOutcome.Done, await ApproveAsync(site, booking, "-0,5", "Parti plus tôt"));

        site.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(
            HoursOutcome.Done,
            await site.InScopeAsync<HoursDesk, HoursOutcome>(d => d.ContestAsync(booking, BookingSide.Professional, "Non", None))
        );
    }

    [Fact]
    public async Task A_contested_modification_leaves_the_hours_as_they_were_entered_with_their_meal()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await CompletedAsync(site);
        await EnterAsync(site, booking, "10:00", "11:00");
        Assert.Equal(
            HoursOutcome.Done,
            await site.InScopeAsync<HoursDesk, HoursOutcome>(d =>
                d.ApproveAsync(booking, BookingSide.Client, null, meal: true, "Il a mangé ici", None)
            )
        );
        Assert.True((await HoursAsync(site, booking)).HasMeal);

        await site.InScopeAsync<HoursDesk, HoursOutcome>(d => d.ContestAsync(booking, BookingSide.Professional, "Non", None));

        // Else the client would now approve the modification as it stands, and decide alone.
        var hours = await HoursAsync(site, booking);
        Assert.Equal((HoursState.Contested, false), (hours.State, hours.HasMeal));
        Assert.Equal(HoursOutcome.Done, await ApproveAsync(site, booking, null, null, hours.Version));
        Assert.False((await HoursAsync(site, booking)).HasMeal);
    }

    [Fact]
    public async Task What_is_contested_is_approved_by_nobodys_silence()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await CompletedAsync(site);
        await EnterAsync(site, booking, "10:00", "11:00");
        Assert.Equal(
            HoursOutcome.Done,
            await site.InScopeAsync<HoursDesk, HoursOutcome>(d => d.ContestAsync(booking, BookingSide.Client, "Personne n’est venu", None))
        );

        site.Clock.Advance(TimeSpan.FromDays(30));
        await site.App.Services.GetRequiredService<HoursClock>().TickAsync(None);

        Assert.Equal(HoursState.Contested, (await HoursAsync(site, booking)).State);
    }

    [Fact]
    public async Task A_service_enters_history_and_can_be_appraised_24_hours_after_its_end_and_not_a_second_earlier()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await CompletedAsync(site);
        site.Clock.Advance(booking.EndsAt.AddHours(24) - site.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Empty(await HistoryAsync(site));
        Assert.False(await AppraiseAsync(site, booking, satisfied: true, recommends: true));

        site.Clock.Advance(TimeSpan.FromSeconds(1));

        var row = Assert.Single(await HistoryAsync(site));
        Assert.Equal(60, row.Minutes);
        Assert.True(await AppraiseAsync(site, booking, satisfied: true, recommends: true));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_recommendation_counts_on_the_profile_and_goes_with_the_satisfaction(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var booking = await CompletedAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(await AppraiseAsync(site, booking, satisfied: true, recommends: true));
        Assert.Equal(1, await RecommendationsAsync(site));

        Assert.True(await AppraiseAsync(site, booking, satisfied: false, recommends: true));

        Assert.Equal(0, await RecommendationsAsync(site));
        var appraisal = await site.App.WithDataAsync(db => db.Set<Appraisal>().AsNoTracking().SingleAsync());
        Assert.Equal(site.Clock.GetUtcNow(), appraisal.WithdrawnAt);
        Assert.Equal(AppraisalOutcome.Done, await AnswerAsync(site, booking, "Je le regrette."));
        Assert.Equal(AppraisalOutcome.NotAllowed, await AnswerAsync(site, booking, "Encore."));
    }

    [Fact]
    public async Task Words_that_were_answered_stay_and_only_the_recommendation_can_be_taken_back()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await CompletedAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(2));
        await AppraiseAsync(site, booking, satisfied: true, recommends: true);
        await AnswerAsync(site, booking, "Merci de votre confiance.");

        Assert.Equal(AppraisalOutcome.Answered, await WriteAsync(site, booking, true, "Une arnaque", true));
        Assert.Equal(AppraisalOutcome.Answered, await WriteAsync(site, booking, false, "Bon travail", false));
        Assert.Equal(1, await RecommendationsAsync(site));

        Assert.Equal(AppraisalOutcome.Done, await WriteAsync(site, booking, true, "Bon travail", false));
        Assert.Equal(AppraisalOutcome.Answered, await WriteAsync(site, booking, true, "Bon travail", true));
        Assert.Equal(0, await RecommendationsAsync(site));
        var appraisal = await ReadAsync(site);
        Assert.Equal(("Bon travail", "Merci de votre confiance.", true), (appraisal.Words, appraisal.Answer, appraisal.IsSatisfied));
    }

    [Fact]
    public async Task An_answer_to_words_that_changed_meanwhile_is_not_published_under_the_new_ones()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await CompletedAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(2));
        await AppraiseAsync(site, booking, satisfied: true, recommends: true);
        var seen = (await ReadAsync(site)).Version;
        await WriteAsync(site, booking, false, "Tout est à refaire", false);

        Assert.Equal(AppraisalOutcome.Changed, await AnswerAsync(site, booking, "Merci de vos bons mots.", seen));
        Assert.Null((await ReadAsync(site)).Answer);
        Assert.Equal(AppraisalOutcome.Done, await AnswerAsync(site, booking, "Je reviens demain.", (await ReadAsync(site)).Version));
    }

    [Fact]
    public async Task What_is_written_anew_after_a_refusal_loses_the_answer_to_the_old_words()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await CompletedAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(2));
        await AppraiseAsync(site, booking, satisfied: true, recommends: false);
        await AnswerAsync(site, booking, "C’est mon numéro privé.");
        await site.InScopeAsync<AppraisalDesk, AppraisalOutcome>(desk =>
            desk.ObjectAsync(booking, BookingSide.Professional, "Mon numéro", None)
        );
        var id = (await ReadAsync(site)).Id;
        Assert.True(await site.InScopeAsync<AppraisalDesk, bool>(desk => desk.DecideAsync(id, "Une donnée privée", None)));

        Assert.Equal(AppraisalOutcome.Done, await WriteAsync(site, booking, true, "Ponctuelle", false));

        var appraisal = await ReadAsync(site);
        Assert.Equal(("Ponctuelle", null), (appraisal.Words, appraisal.Answer));
        Assert.NotNull(appraisal.FlaggedAt);
    }

    [Fact]
    public async Task A_cell_of_the_spreadsheet_that_begins_like_a_formula_is_text()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await CompletedAsync(site, "=HYPERLINK(\"https://elsewhere.example\")");
        site.Clock.Advance(TimeSpan.FromDays(2));

        var file = Encoding.UTF8.GetString(ServiceHistory.ToCsv(await HistoryAsync(site), ["a", "b"], _ => ""));

        Assert.StartsWith("\uFEFF", file, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", file, StringComparison.Ordinal);
        Assert.Contains(booking.Code, file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_year_of_a_service_is_the_year_where_it_was()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await CompletedAsync(site);
        // Half past midnight on New Year’s Day in Paris is still December at Greenwich.
        var start = new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);
        await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.StartsAt, start).SetProperty(b => b.EndsAt, start.AddHours(1)))
        );
        site.Clock.Advance(start.AddDays(3) - site.Clock.GetUtcNow());
        Task<IReadOnlyList<HistoryRow>> OfAsync(int year) => HistoryAtScaleTests.ReadAsync(site, site.Anne.Id, new HistoryChoice(year));

        Assert.Equal(booking.Code, Assert.Single(await OfAsync(2027)).Code);
        Assert.Empty(await OfAsync(2026));
        Assert.Equal(2027, await site.InScopeAsync<ServiceHistory, int?>(history => history.FirstYearAsync(site.Client, None)));
    }

    private static async Task<Booking> CompletedAsync(BookingSite site, string name = "Conseil")
    {
        var offer = await site.AddOfferAsync(o => (o.ConfirmsAtOnce, o.Name) = (true, name));
        var booking = await site.BookAsync(offer, BookingSite.At(26, 10));
        site.Clock.Advance(booking.EndsAt - site.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await site.TickAsync();
        booking = await site.ReadAsync(booking.Id);
        Assert.Equal(BookingState.Completed, booking.State);
        return booking;
    }

    private static Task<HoursOutcome> EnterAsync(
        BookingSite site,
        Booking booking,
        string start,
        string end,
        int pause = 0,
        BookingSide side = BookingSide.Professional
    )
    {
        // The hours of a long evening are entered when it is over.
        site.Clock.Advance(TimeSpan.FromHours(3));
        return site.InScopeAsync<HoursDesk, HoursOutcome>(desk =>
            desk.EnterAsync(
                booking,
                side,
                new HoursInput
                {
                    Start = start,
                    End = end,
                    BreakMinutes = pause,
                },
                None
            )
        );
    }

    private static Task<HoursOutcome> ApproveAsync(
        BookingSite site,
        Booking booking,
        string? adjustment,
        string? reason,
        int? seen = null
    ) =>
        site.InScopeAsync<HoursDesk, HoursOutcome>(desk =>
            desk.ApproveAsync(booking, BookingSide.Client, adjustment, meal: null, reason, None, seen)
        );

    private static async Task<bool> AppraiseAsync(BookingSite site, Booking booking, bool satisfied, bool recommends) =>
        await WriteAsync(site, booking, satisfied, "Bon travail", recommends) == AppraisalOutcome.Done;

    private static Task<AppraisalOutcome> WriteAsync(BookingSite site, Booking booking, bool satisfied, string words, bool recommends) =>
        site.InScopeAsync<AppraisalDesk, AppraisalOutcome>(desk =>
            desk.SaveAsync(booking, BookingSide.Client, satisfied, words, recommends, None)
        );

    private static Task<AppraisalOutcome> AnswerAsync(BookingSite site, Booking booking, string words, int? seen = null) =>
        site.InScopeAsync<AppraisalDesk, AppraisalOutcome>(desk => desk.AnswerAsync(booking, BookingSide.Professional, words, seen, None));

    private static Task<IReadOnlyList<HistoryRow>> HistoryAsync(BookingSite site) =>
        HistoryAtScaleTests.ReadAsync(site, site.Client, new HistoryChoice());

    /// <summary>Whoever wrote them last, what counts of them stands beside the appointment.</summary>
    private static async Task<ServiceHours> HoursAsync(BookingSite site, Booking booking)
    {
        var hours = await site.App.WithDataAsync(db => db.Set<ServiceHours>().AsNoTracking().SingleAsync(h => h.BookingId == booking.Id));
        Assert.Equal(hours.Counted, (await site.ReadAsync(booking.Id)).CountedMinutes);
        return hours;
    }

    private static Task<Appraisal> ReadAsync(BookingSite site) =>
        site.App.WithDataAsync(db => db.Set<Appraisal>().AsNoTracking().SingleAsync());

    private static Task<int> RecommendationsAsync(BookingSite site) =>
        site.App.WithDataAsync(db => db.Professionals.Where(p => p.Id == site.Anne.Id).Select(p => p.RecommendationCount).SingleAsync());
}
