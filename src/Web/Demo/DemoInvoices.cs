using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Professionals;
using Visavis.Web.Services;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Demo;

/// <summary>
/// A year of the first demo visitor with the English teacher: a lesson at home every other week, approved hours, an invoice each month, paid, one of
/// them taken back and issued anew, the last ones still to pay, a lesson whose hours wait for approval, a contested one, and a wallet of two lots.
/// </summary>
internal sealed class DemoInvoices(IServiceScopeFactory scopes, TimeProvider time)
{
    private const string Zone = "Europe/Paris";
    private const int Teacher = 1;
    private const int Months = 12;
    private const int CreditedMonth = -5;
    private const int PriceCents = 3200;
    private const int Minutes = 90;

    public async Task AddAsync(int seed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var (teacher, client) = (DemoRandom.Id(seed, Teacher), DemoRandom.Id(seed, -1));
        if (
            await db.Users.CountAsync(a => a.Id == teacher || a.Id == client, cancellationToken) < 2
            || await db.Set<InvoiceIssuer>().AnyAsync(i => i.AccountId == teacher, cancellationToken)
        )
        {
            return;
        }

        var today = time.GetUtcNow().ToInstant().InZone(DateTimeZoneProviders.Tzdb[Zone]).Date;
        db.Add(Issuer(teacher, At(today.PlusMonths(-Months - 1), 9)));
        if (!await db.Set<ContactDetails>().AnyAsync(c => c.AccountId == client, cancellationToken))
        {
            db.Add(Contact(client));
        }

        var lessons = AddLessons(db, teacher, client, today);
        LeaveOpen(lessons[^2], time.GetUtcNow());
        AddVouchers(db, client, lessons[^1], time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        for (var month = -Months; month <= 0; month++)
        {
            await IssueAsync(scope.ServiceProvider, db, teacher, client, today, month, cancellationToken);
        }
    }

    /// <summary>What the first day of a month issues of the last one.</summary>
    private static async Task IssueAsync(
        IServiceProvider services,
        VisavisDbContext db,
        Guid teacher,
        Guid client,
        LocalDate today,
        int month,
        CancellationToken cancellationToken
    )
    {
        var first = new LocalDate(today.Year, today.Month, 1).PlusMonths(month);
        var clock = new FixedClock(At(first, 8));
        var desk = ActivatorUtilities.CreateInstance<InvoiceDesk>(services, new InvoiceDrafts(db, clock), clock);
        desk.IsQuiet = true;
        var pseudonym = InvoiceDrafts.PseudonymOf(teacher, client.ToString("N"));
        var of = first.PlusMonths(-1).ToDateOnly();
        var (_, invoice) = await desk.IssueAsync(teacher, pseudonym, of, BillableKind.Service, cancellationToken);
        if (invoice is null)
        {
            return;
        }

        if (month == CreditedMonth)
        {
            await desk.CreditAsync(invoice.Id, "Adresse du client à corriger", cancellationToken);
            (_, invoice) = await desk.IssueAsync(teacher, pseudonym, of, BillableKind.Service, cancellationToken);
        }

        if (month < 0 && invoice is not null)
        {
            // The last month but one is paid in part.
            db.Add(Payment(invoice, month == -1 ? invoice.DueCents / 2 : invoice.DueCents, month, first));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static InvoicePayment Payment(Invoice invoice, long cents, int month, LocalDate first)
    {
        PaymentMeans[] means = [PaymentMeans.Transfer, PaymentMeans.Cheque, PaymentMeans.ServiceCheque, PaymentMeans.DirectDebit];
        return new InvoicePayment
        {
            Id = Guid.NewGuid(),
            InvoiceId = invoice.Id,
            Means = means[-month % means.Length],
            AmountCents = cents,
            ReceivedOn = first.PlusDays(9).ToDateOnly(),
            RecordedAt = At(first.PlusDays(9), 18),
            RecordedById = invoice.IssuerId,
            Key = $"demo:{invoice.Id:N}",
        };
    }

    private static List<(Booking Booking, ServiceHours Hours)> AddLessons(VisavisDbContext db, Guid teacher, Guid client, LocalDate today)
    {
        var lessons = new List<(Booking Booking, ServiceHours Hours)>();
        var number = 0;
        for (var day = today.PlusDays(-7 * 52); day < today.PlusDays(-2); day = day.PlusDays(14), number++)
        {
            var booking = BookingMaker.Make(
                Guid.NewGuid(),
                teacher,
                new ServiceOffer
                {
                    ProfessionalId = teacher,
                    Name = "Cours d’anglais à domicile",
                    PriceCents = PriceCents,
                    PriceUnit = PriceUnit.Hour,
                    Way = MeetingWay.AtClient,
                },
                At(day, 17),
                Minutes,
                Zone,
                new BookingRequest
                {
                    ClientId = client,
                    Name = DemoFront.Visitors[0].Name,
                    Language = "fr",
                    Zone = Zone,
                },
                At(day.PlusDays(-6), 10)
            );
            (booking.ServiceOfferId, booking.State, booking.AnswerBy, booking.DecidedAt) = (
                null,
                BookingState.Completed,
                null,
                At(day.PlusDays(-5), 10)
            );
            (booking.ClientAttendance, booking.ProfessionalAttendance) = (Attendance.Present, Attendance.Present);
            lessons.Add((booking, Hours(booking, number)));
            booking.CountedMinutes = lessons[^1].Hours.Counted;
            db.AddRange(booking, lessons[^1].Hours);
        }

        return lessons;
    }

    /// <summary>Entered, and nobody has answered yet.</summary>
    private static void LeaveOpen((Booking Booking, ServiceHours Hours) lesson, DateTimeOffset now)
    {
        var hours = lesson.Hours;
        (hours.State, hours.DecidedAt, hours.ApprovedMinutes, hours.AdjustmentMinutes) = (HoursState.Entered, null, null, 0);
        lesson.Booking.CountedMinutes = hours.Counted;
        (hours.EnteredAt, hours.ApproveBy, hours.Justification) = (now.AddDays(-1), now.AddDays(6), "");
    }

    /// <summary>Every fifth time the client took off a quarter of an hour.</summary>
    private static ServiceHours Hours(Booking booking, int number)
    {
        var isChanged = number % 5 == 3;
        return new ServiceHours
        {
            BookingId = booking.Id,
            StartsAt = booking.StartsAt,
            EndsAt = booking.EndsAt,
            Minutes = Minutes,
            AdjustmentMinutes = isChanged ? -15 : 0,
            Justification = isChanged ? "Arrivée un quart d’heure plus tard." : "",
            State = isChanged ? HoursState.Modified : HoursState.Approved,
            EnteredAt = booking.EndsAt.AddHours(1),
            ApproveBy = booking.EndsAt.AddDays(1),
            DecidedAt = booking.EndsAt.AddHours(2),
            ApprovedMinutes = Minutes - (isChanged ? 15 : 0),
        };
    }

    /// <summary>Two lots, one of which ends soon, and the last lesson contested: its vouchers are held until somebody decides.</summary>
    private static void AddVouchers(VisavisDbContext db, Guid client, (Booking Booking, ServiceHours Hours) last, DateTimeOffset now)
    {
        var wallet = new VoucherWallet
        {
            Id = Guid.NewGuid(),
            OwnerId = client,
            SchemeId = "wallonie",
            Reference = client.ToString("N")[..VoucherWallet.ReferenceLength].ToUpperInvariant(),
            CreatedAt = now.AddDays(-340),
        };
        db.Add(wallet);
        var soon = AddLot(db, wallet, 5, now.AddDays(-340));
        AddLot(db, wallet, 20, now.AddDays(-60));
        const int Needed = 2;
        var (booking, hours) = last;
        var held = new VoucherClaim
        {
            BookingId = booking.Id,
            WalletId = wallet.Id,
            Count = Needed,
            State = VoucherClaimState.Contested,
            Reason = "La leçon a duré une heure, pas une heure et demie.",
            Version = 2,
        };
        db.Add(held);
        Add(VoucherEntryKind.Reservation, booking.CreatedAt, VoucherPlace.Available, VoucherPlace.Reserved);
        Add(VoucherEntryKind.Hold, booking.EndsAt, VoucherPlace.Reserved, VoucherPlace.Held);
        LeaveOpen(last, now);
        (hours.State, hours.Justification) = (HoursState.Contested, held.Reason);

        void Add(VoucherEntryKind kind, DateTimeOffset at, VoucherPlace from, VoucherPlace to) =>
            new VoucherBooks(db, new FixedClock(at)).Add(
                wallet,
                kind,
                $"demo:{kind}:{booking.Id:N}",
                [new VoucherMove(soon.Id, from, to, Needed, booking.Id)]
            );
    }

    private static VoucherLotRow AddLot(VisavisDbContext db, VoucherWallet wallet, int count, DateTimeOffset boughtAt)
    {
        const int Price = 1000;
        var lot = new VoucherLotRow
        {
            Id = Guid.NewGuid(),
            WalletId = wallet.Id,
            Count = count,
            PriceCents = Price,
            LastDay = DateOnly.FromDateTime(boughtAt.UtcDateTime).AddMonths(12),
            BoughtAt = boughtAt,
        };
        db.AddRange(
            lot,
            new VoucherOrder
            {
                Id = Guid.NewGuid(),
                WalletId = wallet.Id,
                Count = count,
                AmountCents = count * Price,
                State = VoucherOrderState.Paid,
                OrderedAt = boughtAt.AddDays(-3),
                PaidAt = boughtAt,
            }
        );
        var entry = new VoucherBooks(db, new FixedClock(boughtAt)).Add(
            wallet,
            VoucherEntryKind.Payment,
            $"demo:{lot.Id:N}",
            [new VoucherMove(lot.Id, VoucherPlace.Issuer, VoucherPlace.Available, count, null)]
        );
        (entry.ReceivedCents, entry.RestCents) = (count * Price, 0);
        return lot;
    }

    /// <summary>Numbers that documentation uses: nobody's.</summary>
    private static InvoiceIssuer Issuer(Guid teacher, DateTimeOffset acceptedAt) =>
        new()
        {
            AccountId = teacher,
            LegalName = DemoFront.Professionals[Teacher].Name,
            IsSoleTrader = true,
            Siret = "73282932000074",
            Nature = TaxNature.SmallBusiness,
            HomeServiceNumber = "SAP732829320",
            Mediator = "Médiation de démonstration, 1 place de l’Exemple, 33000 Bordeaux",
            Iban = "FR7630006000011234567890189",
            AddressLine = "8 rue Sainte-Catherine",
            PostalCode = "33000",
            City = "Bordeaux",
            MandateText = InvoiceMandate.Hash,
            MandateAcceptedAt = acceptedAt,
            MandateAcceptedById = teacher,
        };

    private static ContactDetails Contact(Guid client)
    {
        var name = DemoFront.Visitors[0].Name.Split(' ');
        return new ContactDetails
        {
            AccountId = client,
            FirstName = name[0],
            LastName = name[1],
            AddressLine = "14 rue des Martyrs",
            PostalCode = "75009",
            City = "Paris",
            Country = Countries.France,
        };
    }

    private static DateTimeOffset At(LocalDate day, int hour) =>
        day.At(new NodaTime.LocalTime(hour, 0)).InZoneLeniently(DateTimeZoneProviders.Tzdb[Zone]).ToDateTimeOffset().ToUniversalTime();

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
