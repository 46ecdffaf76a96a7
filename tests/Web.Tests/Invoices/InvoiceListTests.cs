using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Services;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Invoices;

/// <summary>Long lists of invoices, and what of a long list is ready to be issued.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class InvoiceListTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const int Many = 53;
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Fact]
    public async Task Issued_and_received_invoices_are_shown_fifty_at_a_time_newest_first()
    {
        var anne = (await site.App.AddProfessionalAsync()).Id;
        var paul = (await site.App.AddAccountAsync("Paul Petit")).Id;
        // Of the year of that day, whatever the hour.
        var now = DateTimeOffset.UtcNow.AddDays(-2);
        await site.App.WithDataAsync(async db =>
        {
            for (var number = 1; number <= Many; number++)
            {
                // Several of one moment, as a run of a month issues them; the database takes them in their order alone.
                db.Add(InvoiceOf(anne, paul, now.Year, number, now.AddMinutes((number / 10) - 60)));
                await db.SaveChangesAsync();
            }

            return Many;
        });
        foreach (
            var (reader, path) in new[]
            {
                (anne, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/invoices/issued?year={now.Year}&part=")),
                (paul, "/invoices?part="),
            }
        )
        {
            using var person = site.NewPerson();
            await person.SignInAsDemoAsync(reader);

            var first = NumbersOf(await ReadAsync(person, path + "1"));
            var second = NumbersOf(await ReadAsync(person, path + "2"));

            Assert.Equal((50, Many - 50), (first.Count, second.Count));
            Assert.Equal(Many, first.Concat(second).Distinct(StringComparer.Ordinal).Count());
            Assert.Contains($"F{now.Year}-{Many:00000}", first);
            Assert.Contains($"F{now.Year}-00001", second);
            Assert.Equal(second, NumbersOf(await ReadAsync(person, path + "99")));
            Assert.Equal(first, NumbersOf(await ReadAsync(person, path + "-1")));
            Assert.Equal(first, NumbersOf(await ReadAsync(person, path + "nonsense")));
            Assert.EndsWith(
                "part=2",
                Before((await ReadAsync(person, path + "1")).QuerySelector("a[rel=next]")!),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task All_is_offered_to_be_issued_only_when_something_is_ready()
    {
        var anne = (await site.App.AddProfessionalAsync()).Id;
        await site.App.WithDataAsync(db =>
        {
            db.Add(InvoiceSite.Issuer(anne, DateTimeOffset.UtcNow));
            return db.SaveChangesAsync();
        });
        var bookings = new List<Booking>();
        for (var number = 0; number < 23; number++)
        {
            var client = (await site.App.AddAccountAsync($"Client {number:00}")).Id;
            bookings.Add(BookingSite.Completed(anne, client, DateTimeOffset.UtcNow.AddDays(-40)));
        }

        await site.App.WithDataAsync(db =>
        {
            db.AddRange(bookings);
            db.AddRange(bookings.Select(booking => HoursOf(booking, HoursState.Contested, null)));
            return db.SaveChangesAsync();
        });
        using var issuer = site.NewPerson();
        await issuer.SignInAsDemoAsync(anne);

        Assert.Null((await ReadAsync(issuer, "/invoices/issued")).QuerySelector("#drafts form[action*='handler=Run']"));

        // The last of them is on the second part of the list.
        await site.App.WithDataAsync(async db =>
        {
            (await db.FindAsync<ServiceHours>(bookings[^1].Id))!.State = HoursState.Approved;
            return await db.SaveChangesAsync();
        });
        Assert.NotNull((await ReadAsync(issuer, "/invoices/issued")).QuerySelector("#drafts form[action*='handler=Run']"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_database_finds_ready_what_the_rule_finds_ready(DatabaseProvider provider)
    {
        await using var booked = await InvoiceSite.StartAsync(provider);
        var now = booked.Clock.GetUtcNow();
        var cases = new List<(Booking Booking, ServiceHours? Hours, VoucherClaim? Claim)>();
        foreach (var hourly in new[] { true, false })
        {
            foreach (var state in Enum.GetValues<HoursState>().Select(state => (HoursState?)state).Append(null))
            {
                foreach (var minutes in new int?[] { null, 0, 45 })
                {
                    var booking = Completed(now.AddDays(-3));
                    booking.IsHourly = hourly;
                    var hours = state is { } known ? HoursOf(booking, known, minutes) : null;
                    cases.Add((booking, hours, null));
                }
            }
        }

        foreach (var ends in new[] { -24.0, -23.99, 0 })
        {
            cases.Add((Completed(now.AddHours(ends - 1)), null, null));
        }

        var late = Completed(now.AddDays(-3));
        cases.Add((late, With(HoursOf(late, HoursState.Modified, 30), hours => hours.ApproveBy = now), null));
        cases.Add((With(Completed(now.AddDays(-3)), b => b.ProfessionalAttendance = Attendance.Absent), null, null));
        // A cent an hour: half a cent is one, and less is nothing.
        foreach (var minutes in new[] { 29, 30 })
        {
            var cheap = With(Completed(now.AddDays(-3)), b => (b.PriceCents, b.IsHourly) = (1, true));
            cases.Add((cheap, HoursOf(cheap, HoursState.Approved, minutes), null));
        }

        foreach (var fee in Enum.GetValues<LateFeeState>())
        {
            foreach (var days in new[] { -14.0, -13.99 })
            {
                var cancelled = With(
                    Completed(now.AddDays(-3)),
                    b => (b.State, b.LateFeeCents, b.LateFee, b.CancelledAt) = (BookingState.Cancelled, 500, fee, now.AddDays(days))
                );
                cases.Add((cancelled, null, null));
            }
        }

        await booked.App.WithDataAsync(db =>
        {
            db.AddRange(cases.Select(one => one.Booking));
            db.AddRange(cases.Select(one => one.Hours).OfType<ServiceHours>());
            return db.SaveChangesAsync();
        });
        var found = await booked.App.WithDataAsync(async db =>
            await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
                BillingRules.Ready(db, db.Set<Booking>(), now).Select(b => b.Id)
            )
        );

        var expected = cases
            .Where(one => BillingRules.Read(one.Booking, one.Hours, one.Claim, now) is { Wait: BillingWait.None, Gross.Cents: > 0 })
            .Select(one => one.Booking.Id)
            .ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(), found.Order());
        Booking Completed(DateTimeOffset start) => BookingSite.Completed(booked.Anne.Id, booked.Client, start);
    }

    private static T With<T>(T one, Action<T> change)
    {
        change(one);
        return one;
    }

    private static ServiceHours HoursOf(Booking booking, HoursState state, int? approved) =>
        new()
        {
            BookingId = booking.Id,
            StartsAt = booking.StartsAt,
            EndsAt = booking.EndsAt,
            Minutes = 60,
            State = state,
            ApprovedMinutes = approved,
            ApproveBy = booking.EndsAt.AddDays(30),
        };

    private static Invoice InvoiceOf(Guid issuer, Guid client, int year, int number, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return new Invoice
        {
            Id = Guid.CreateVersion7(at),
            IssuerId = issuer,
            ClientId = client,
            Pseudonym = "C-7K3M9Q2T",
            Series = "F",
            Year = year,
            Sequence = number,
            IssuedAt = at,
            IssuedOn = day,
            DueOn = day.AddDays(30),
            FirstDay = day,
            LastDay = day,
            NetCents = 100,
            DueCents = 100,
            PdfHash = new string('0', 64),
        };
    }

    private static string Before(IElement link) => link.GetAttribute("href")!.Split('#')[0];

    private static List<string> NumbersOf(IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll("table a[href^='/invoices/']")
                .Select(link => link.TextContent.Trim())
                .Where(text => text.StartsWith('F')),
        ];

    private static async Task<IHtmlDocument> ReadAsync(PersonClient person, string path)
    {
        var answer = await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
