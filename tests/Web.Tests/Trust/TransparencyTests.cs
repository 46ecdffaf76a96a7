using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Orders;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Transparency;

namespace Visavis.Web.Tests.Trust;

/// <summary>The public report is made of the data, and only where the operator's size asks for it.</summary>
public sealed class TransparencyTests
{
    private static readonly Dictionary<string, string> Medium = new() { ["Operator:Size"] = nameof(OperatorSize.Medium) };

    /// <summary>Ahead of any day the test may run at: the clock is only moved on.</summary>
    private static readonly int Year = DateTimeOffset.UtcNow.Year + 1;
    private static readonly DateTimeOffset InSpring = new(Year, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset InAutumn = new(Year, 9, 10, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [InlineData("2026-1", "2026-01-01", "2026-07-01")]
    [InlineData("2026-2", "2026-07-01", "2027-01-01")]
    [InlineData("2026", "2026-01-01", "2027-01-01")]
    public void A_period_is_a_year_or_one_of_its_halves(string key, string from, string to)
    {
        var period = ReportPeriod.Parse(key)!;

        Assert.Equal(key, period.Key);
        Assert.Equal(
            (DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)),
            (period.From, period.To)
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-3")]
    [InlineData("2026-1-1")]
    [InlineData("1999")]
    [InlineData("+2026")]
    [InlineData("99999999999")]
    public void Nothing_else_is_a_period(string? key) => Assert.Null(ReportPeriod.Parse(key));

    [Fact]
    public void The_half_before_the_first_one_is_of_the_year_before() =>
        Assert.Equal(new ReportPeriod(2025, 2), ReportPeriod.HalfOf(new DateOnly(2026, 6, 30)).Before());

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_report_counts_what_happened_in_its_half_year_and_nothing_else(DatabaseProvider provider)
    {
        await using var site = await TrustSite.StartAsync(provider, Medium);
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(
                ReportAt(InSpring, ReportKind.Harassment, InSpring.AddHours(4)),
                ReportAt(InSpring, ReportKind.Harassment, InSpring.AddHours(8)),
                ReportAt(InSpring, ReportKind.Hate, InSpring.AddHours(30)),
                ReportAt(InAutumn, ReportKind.SexualContent, null),
                DecisionAt(InSpring, Outcome.Warned),
                DecisionAt(InSpring, Outcome.Dismissed, badFaith: true),
                DecisionAt(InAutumn, Outcome.Hidden),
                new Appeal
                {
                    Id = Guid.NewGuid(),
                    Words = "Non",
                    At = InSpring,
                    DecidedAt = InSpring.AddHours(50),
                    WasGranted = true,
                },
                OrderAt(InSpring, OrderKind.Information, OrderAnswer.Followed, InSpring.AddHours(12)),
                OrderAt(InSpring, OrderKind.Information, OrderAnswer.Refused, InSpring.AddHours(14)),
                new ActiveMonth { Month = new DateOnly(Year, 2, 1), People = 1000 },
                new ActiveMonth { Month = new DateOnly(Year, 3, 1), People = 1301 },
                new ActiveMonth { Month = new DateOnly(Year, 8, 1), People = 9999 }
            );
            return db.SaveChangesAsync();
        });
        site.Clock.Advance(new DateTimeOffset(Year, 12, 1, 0, 0, 0, TimeSpan.Zero) - site.Clock.GetUtcNow());
        using var visitor = site.Visitor("en");

        var rows = await RowsAsync(visitor, $"/transparency?period={Year}-1");

        Assert.Equal("2", rows["Harassment or insults"]);
        Assert.Equal("8", rows["Median time to a decision, in hours"]);
        Assert.Equal("1", rows["Made in bad faith"]);
        Assert.Equal("1", rows["Received"]);
        Assert.Equal("50", rows["Median time to an answer, in hours"]);
        Assert.Equal("2 1 14", rows["Information"]);
        Assert.Equal("0 0 –", rows["A removal"]);
        Assert.DoesNotContain("Unwanted sexual content", rows.Keys);
        var page = await TrustSite.ReadAsync(visitor, $"/transparency?period={Year}-1");
        Assert.Contains("a month on average: 1,151", page, StringComparison.Ordinal);
        Assert.DoesNotContain("still change", page, StringComparison.Ordinal);
        // Unasked, the half that is over; the one that runs says so; the year counts both.
        Assert.Contains($"first half of {Year}</h2>", await TrustSite.ReadAsync(visitor, "/transparency"), StringComparison.Ordinal);
        Assert.Contains("still change", await TrustSite.ReadAsync(visitor, $"/transparency?period={Year}-2"), StringComparison.Ordinal);
        Assert.Equal("1", (await RowsAsync(visitor, $"/transparency?period={Year}"))["Your profile is no longer shown"]);
        foreach (var wrong in new[] { $"{Year + 1}-1", "x", $"{Year}-3" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/transparency?period={wrong}")).StatusCode);
        }
    }

    [Fact]
    public async Task One_setting_says_which_duties_are_on_and_a_small_operator_publishes_and_counts_nothing()
    {
        await using var small = await TrustSite.StartAsync();
        using var visitor = small.Visitor();
        using var member = await small.SignInAsync((await small.App.AddAccountAsync()).Id);

        var page = await TrustSite.ReadAsync(visitor, "/transparency");
        Assert.Contains("ne lui demande pas de publier", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/transparency", await TrustSite.ReadAsync(visitor, "/legal/notice"), StringComparison.Ordinal);
        await small.Service<ActiveMonthCounter>().CountAsync(default);
        Assert.Equal(0, await small.App.WithDataAsync(db => db.Set<ActiveMonth>().CountAsync()));

        await using var large = await TrustSite.StartAsync(settings: Medium);
        using var other = large.Visitor();
        Assert.Contains("href=\"/transparency\"", await TrustSite.ReadAsync(other, "/legal/notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_counts_everybody_once_and_never_fewer_than_before()
    {
        await using var site = await TrustSite.StartAsync(settings: Medium);
        // Away from the end of a month.
        var now = site.Clock.GetUtcNow();
        site.Clock.Advance(new DateTimeOffset(now.Year, now.Month, 15, 12, 0, 0, TimeSpan.Zero).AddMonths(1) - now);
        var paul = (await site.App.AddAccountAsync()).Id;
        using var his = await site.SignInAsync(paul);
        using var phone = await site.SignInAsync(paul);
        using var hers = await site.SignInAsync((await site.App.AddAccountAsync("Lise Roy")).Id);

        await site.Service<ActiveMonthCounter>().CountAsync(default);
        Assert.Equal(2, await site.App.WithDataAsync(db => db.Set<ActiveMonth>().Select(m => m.People).SingleAsync()));
        await hers.PostFormAsync("/account/sign-out", "/legal/terms");
        await site.Service<ActiveMonthCounter>().CountAsync(default);
        Assert.Equal(2, await site.App.WithDataAsync(db => db.Set<ActiveMonth>().Select(m => m.People).SingleAsync()));
    }

    /// <summary>The rows of all tables: the first cell, and the others.</summary>
    private static async Task<Dictionary<string, string>> RowsAsync(PersonClient visitor, string path)
    {
        using var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(
            await TrustSite.ReadAsync(visitor, path),
            TestContext.Current.CancellationToken
        );
        return page.QuerySelectorAll("tbody tr:has(th)")
            .ToDictionary(
                row => row.QuerySelector("th")!.TextContent.Trim(),
                row => string.Join(' ', row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()))
            );
    }

    private static Report ReportAt(DateTimeOffset at, ReportKind kind, DateTimeOffset? closed) =>
        new()
        {
            Id = Guid.NewGuid(),
            Number = $"S-{Guid.NewGuid():N}"[..10],
            SecretHash = "hash",
            Kind = kind,
            SubjectName = "X",
            Story = "Y",
            ReceivedAt = at,
            ClosedAt = closed,
            Version = Guid.NewGuid(),
        };

    private static Decision DecisionAt(DateTimeOffset at, Outcome outcome, bool badFaith = false) =>
        new()
        {
            Id = Guid.NewGuid(),
            DecidedById = Guid.NewGuid(),
            At = at,
            Outcome = outcome,
            Words = "",
            WasBadFaith = badFaith,
        };

    private static AuthorityOrder OrderAt(DateTimeOffset at, OrderKind kind, OrderAnswer answer, DateTimeOffset answered) =>
        new()
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            SubjectId = Guid.NewGuid(),
            Authority = "A",
            Reference = "R",
            What = "W",
            EnteredAt = at,
            Answer = answer,
            AnsweredAt = answered,
        };
}
