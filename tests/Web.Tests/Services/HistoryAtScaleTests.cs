using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Services;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Services;

/// <summary>What the database sums and sorts is what one would reckon by hand, on either database.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class HistoryAtScaleTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_service_is_in_the_month_that_it_was_where_it_was(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var elsewhere = (await site.App.AddProfessionalAsync(p => p.DisplayName = "Lise Martinique")).Id;
        await AddAsync(
            site,
            // In Paris summer time ends on 25 October: the month ends at 23:00 in universal time, in March and in the other months of summer at 22:00.
            At(site, "2026-10-31T22:59:00Z", 1),
            At(site, "2026-10-31T23:00:00Z", 2),
            At(site, "2026-03-31T21:59:00Z", 4),
            At(site, "2026-03-31T22:00:00Z", 8),
            At(site, "2025-12-31T23:00:00Z", 16),
            At(site, "2025-12-31T22:59:00Z", 32),
            // The night in which an hour comes twice.
            At(site, "2026-10-25T00:30:00Z", 64),
            At(site, "2026-10-25T01:30:00Z", 64),
            // Four in the morning of Greenwich is the month before in Martinique.
            At(site, "2026-11-01T03:59:00Z", 128, elsewhere, "America/Martinique"),
            At(site, "2026-11-01T04:00:00Z", 256, elsewhere, "America/Martinique")
        );

        var sums = await SumsAsync(site, site.Client, new HistoryChoice(), HistoryGrouping.Month);

        Assert.Equal(
            [
                ("2026-11", 2, 2 + 256),
                ("2026-10", 4, 1 + 64 + 64 + 128),
                ("2026-04", 1, 8),
                ("2026-03", 1, 4),
                ("2026-01", 1, 16),
                ("2025-12", 1, 32),
            ],
            sums.Select(sum => (sum.Month!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture), sum.Count, (int)sum.Cents))
        );
        Assert.Equal(
            sums.Where(sum => sum.Month!.Value.Year == 2026),
            await SumsAsync(site, site.Client, new HistoryChoice(2026), HistoryGrouping.Month)
        );
        Assert.Equal(32, Assert.Single(await SumsAsync(site, site.Client, new HistoryChoice(2025), HistoryGrouping.Person)).Cents);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Sums_of_whatever_is_chosen_are_those_of_the_services_that_are_listed(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var random = new Random(20261127);
        var people = new List<Guid> { site.Anne.Id, site.Client };
        foreach (var name in new[] { "Zoé", "zoé", "Émile" })
        {
            people.Add((await site.App.AddProfessionalAsync(p => p.DisplayName = name)).Id);
        }

        string[] zones = ["Europe/Paris", "America/Martinique", "Pacific/Noumea", "Asia/Kolkata"];
        var first = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var bookings = new List<Booking>();
        for (var number = 0; number < 400; number++)
        {
            var other = people[random.Next(1, people.Count)];
            // She gives most and has some.
            var (giver, client) = random.Next(4) == 0 ? (other, site.Anne.Id) : (site.Anne.Id, other);
            // Near the ends of months, where zones differ.
            var start = first.AddMonths(random.Next(46)).AddMinutes(random.Next(-900, 900));
            var booking = BookingSite.Completed(giver, client, start, random.Next(2) == 0 ? "Ménage" : "Repas");
            booking.ProfessionalZone = zones[random.Next(zones.Length)];
            booking.PriceCents = random.Next(5) == 0 ? null : random.Next(10_000);
            booking.ClientName = random.Next(2) == 0 ? "Zoé" : "Paul Petit";
            bookings.Add(booking);
        }

        var hours = bookings.Where((_, place) => place % 3 == 0).Select(HoursOf).ToList();
        await AddAsync(site, [.. bookings]);
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(hours);
            return db.SaveChangesAsync();
        });

        var choices = new[]
        {
            new HistoryChoice(),
            new HistoryChoice(2024),
            new HistoryChoice(2024, Words: "ZOE"),
            new HistoryChoice(Words: "ménag"),
            new HistoryChoice(Appraisal: HistoryAppraisal.Awaited),
            new HistoryChoice(Words: "nobody"),
        };
        foreach (var choice in choices)
        {
            var rows = await ReadAsync(site, site.Anne.Id, choice);
            Assert.Equal(choice.Words == "nobody", rows.Count == 0);
            foreach (var (by, nameOf) in Names)
            {
                var reckoned = rows.GroupBy(nameOf)
                    .Select(group =>
                        (group.Key, group.Count(), group.Sum(row => (long)row.Minutes), group.Sum(row => (long)(row.PriceCents ?? 0)))
                    );
                var summed = (await SumsAsync(site, site.Anne.Id, choice, by)).Select(sum =>
                    (sum.Month?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? sum.Name, sum.Count, sum.Minutes, sum.Cents)
                );
                Assert.Equal(
                    reckoned.OrderBy(sum => sum.Key, StringComparer.Ordinal),
                    summed.OrderBy(sum => sum.Item1, StringComparer.Ordinal)
                );
            }
        }

        Assert.Equal(400, (await ReadAsync(site, site.Anne.Id, new HistoryChoice())).Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Services_of_one_moment_are_each_on_one_page(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var start = new DateTimeOffset(2026, 10, 5, 8, 0, 0, TimeSpan.Zero);
        await AddAsync(
            site,
            [
                .. Enumerable.Range(0, 40).Select(number => BookingSite.Completed(site.Anne.Id, site.Client, start.AddHours(number / 20))),
                // The same person on the other side, at the same moments.
                .. Enumerable.Range(0, 13).Select(number => BookingSite.Completed(site.Client, site.Anne.Id, start.AddHours(number / 20))),
            ]
        );
        foreach (var (reader, count) in new[] { (site.Anne.Id, 53), (site.Client, 53) })
        {
            var paged = new List<string>();
            for (var skip = 0; skip < 60; skip += 7)
            {
                paged.AddRange((await PageAsync(site, reader, skip, 7)).Select(row => row.Code));
            }

            Assert.Equal((await ReadAsync(site, reader, new HistoryChoice())).Select(row => row.Code), paged);
            Assert.Equal(count, paged.Distinct(StringComparer.Ordinal).Count());
        }
    }

    internal static Task<IReadOnlyList<HistoryRow>> ReadAsync(BookingSite site, Guid reader, HistoryChoice choice) =>
        site.InScopeAsync<ServiceHistory, IReadOnlyList<HistoryRow>>(async history =>
            await history.ReadAsync(await history.ChooseAsync(reader, choice, None), None)
        );

    private static readonly (HistoryGrouping By, Func<HistoryRow, string> NameOf)[] Names =
    [
        (
            HistoryGrouping.Month,
            row =>
                Instant
                    .FromDateTimeOffset(row.StartsAt)
                    .InZone(DateTimeZoneProviders.Tzdb[row.Zone])
                    .ToString("yyyy-MM", CultureInfo.InvariantCulture)
        ),
        (HistoryGrouping.Person, row => row.OtherName),
        (HistoryGrouping.Service, row => row.ServiceName),
    ];

    private static Task<IReadOnlyList<HistoryRow>> PageAsync(BookingSite site, Guid reader, int skip, int take) =>
        site.InScopeAsync<ServiceHistory, IReadOnlyList<HistoryRow>>(async history =>
            await history.ReadAsync(await history.ChooseAsync(reader, new HistoryChoice(), None), skip, take, None)
        );

    private static Task<IReadOnlyList<HistorySum>> SumsAsync(BookingSite site, Guid reader, HistoryChoice choice, HistoryGrouping by) =>
        site.InScopeAsync<ServiceHistory, IReadOnlyList<HistorySum>>(async history =>
            await history.SumAsync(await history.ChooseAsync(reader, choice, None), by, None)
        );

    private static ServiceHours HoursOf(Booking booking, int place)
    {
        var hours = new ServiceHours
        {
            BookingId = booking.Id,
            StartsAt = booking.StartsAt,
            EndsAt = booking.EndsAt,
            Minutes = 75,
            State = place % 2 == 0 ? HoursState.Modified : HoursState.Entered,
            ApprovedMinutes = place % 2 == 0 ? 50 : null,
            EnteredAt = booking.EndsAt,
            ApproveBy = booking.EndsAt.AddDays(9),
        };
        // As whoever writes hours does.
        booking.CountedMinutes = hours.Counted;
        return hours;
    }

    private static Booking At(BookingSite site, string start, int cents, Guid? professional = null, string zone = "Europe/Paris")
    {
        var booking = BookingSite.Completed(
            professional ?? site.Anne.Id,
            site.Client,
            DateTimeOffset.Parse(start, CultureInfo.InvariantCulture)
        );
        (booking.PriceCents, booking.ProfessionalZone) = (cents, zone);
        return booking;
    }

    private static Task<int> AddAsync(BookingSite site, params Booking[] bookings) =>
        site.App.WithDataAsync(db =>
        {
            db.AddRange(bookings);
            return db.SaveChangesAsync();
        });
}
