using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.CallOffers;
using Visavis.Web.Bookings.Files;
using Visavis.Web.Bookings.Rooms;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;
using Visavis.Web.Services;
using Visavis.Web.Services.Sheets;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.DataRights;

/// <summary>The bookings of <see cref="WholePerson"/>: theirs as a professional, with the word in every text.</summary>
internal static class WholePersonBookings
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static async Task AddAsync(VisavisDbContext db, Guid person, Guid client)
    {
        const string Word = WholePerson.Word;
        var booking = new Booking
        {
            Id = Guid.NewGuid(),
            Code = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant(),
            ProfessionalId = person,
            ClientId = client,
            ClientName = Word,
            ClientEmail = $"{Word}@example.org",
            ClientPhone = Word,
            ClientLanguage = "fr",
            ClientZone = "Europe/Paris",
            ProfessionalZone = "Europe/Paris",
            ForName = Word,
            ClientAddress = Word,
            ServiceName = "Conseil",
            Place = Word,
            PlaceAccess = Word,
            PlaceTelephone = Word,
            Reason = Word,
            Questions = [Word],
            Answers = [Word],
            StartsAt = Then,
            EndsAt = Then.AddHours(1),
            State = BookingState.Accepted,
            CreatedAt = Then,
        };
        db.AddRange(
            booking,
            BookedTimes.Of(booking, BookedTimeKind.Booking),
            new BookingFile
            {
                Id = Guid.NewGuid(),
                BookingId = booking.Id,
                SenderId = client,
                Name = Word,
                StorageKey = $"bookings/{Guid.NewGuid():N}",
                ContentType = "application/pdf",
                SentAt = Then,
            },
            new CallOffer
            {
                Id = Guid.NewGuid(),
                CallId = Guid.NewGuid().ToString("N"),
                ProfessionalId = person,
                ClientId = client,
                StartsAt = Then,
                CreatedAt = Then,
                ExpiresAt = Then,
            },
            new GuestStop
            {
                AddressHash = GuestStop.HashOf($"anne@{Word}.example"),
                Kind = "booking-reminder",
                StoppedAt = Then,
            },
            new RoomGuest
            {
                BookingId = booking.Id,
                AccountId = person,
                EnteredAt = Then,
            },
            new RoomVisit
            {
                BookingId = booking.Id,
                Side = BookingSide.Professional,
                FirstSeenAt = Then,
                LastSeenAt = Then,
            },
            new ServiceHours
            {
                BookingId = booking.Id,
                StartsAt = Then,
                EndsAt = Then.AddHours(1),
                Minutes = 60,
                Note = Word,
                Justification = Word,
                EnteredAt = Then,
                ApproveBy = Then.AddDays(7),
            },
            new SheetSignature
            {
                BookingId = booking.Id,
                Side = BookingSide.Professional,
                Name = Word,
                Strokes = "1,1 90,90 2,2",
                SignedAt = Then,
            },
            new SheetCode
            {
                BookingId = booking.Id,
                SealedCode = "sealed",
                ExpiresAt = Then,
            },
            new SiteVisit
            {
                BookingId = booking.Id,
                ArrivalCode = "1234",
                DepartureCode = "4321",
            },
            new Appraisal
            {
                Id = Guid.NewGuid(),
                BookingId = booking.Id,
                ProfessionalId = person,
                ClientId = client,
                ServiceAt = Then,
                IsSatisfied = true,
                Words = Word,
                Answer = Word,
                Objection = Word,
                Refusal = Word,
                PublishedAt = Then,
            },
            new WaitingEntry
            {
                BookingId = booking.Id,
                ProfessionalId = person,
                CreatedAt = Then,
            },
            new Hold
            {
                Id = Guid.NewGuid(),
                ProfessionalId = person,
                ServiceOfferId = Guid.NewGuid(),
                DurationMinutes = 60,
                StartsAt = Then.AddHours(2),
                EndsAt = Then.AddHours(3),
                ExpiresAt = Then.AddHours(1),
                ClientId = client,
            }
        );
        AddVouchers(db, person, booking.Id);
        WholePersonInvoices.Add(db, person, booking.Id);
        await db.SaveChangesAsync();
    }

    private static void AddVouchers(VisavisDbContext db, Guid person, Guid booking)
    {
        var wallet = new VoucherWallet
        {
            Id = Guid.NewGuid(),
            OwnerId = person,
            SchemeId = "wallonie",
            Reference = Guid.NewGuid().ToString("N")[..VoucherWallet.ReferenceLength],
            CreatedAt = Then,
        };
        var lot = new VoucherLotRow
        {
            Id = Guid.NewGuid(),
            WalletId = wallet.Id,
            Count = 2,
            PriceCents = 1000,
            LastDay = new DateOnly(2027, 11, 20),
            BoughtAt = Then,
        };
        db.AddRange(
            wallet,
            lot,
            new VoucherOrder
            {
                Id = Guid.NewGuid(),
                WalletId = wallet.Id,
                Count = 2,
                AmountCents = 2000,
                OrderedAt = Then,
            },
            new VoucherClaim
            {
                BookingId = booking,
                WalletId = wallet.Id,
                Count = 1,
                State = VoucherClaimState.Released,
                Reason = WholePerson.Word,
                Decision = WholePerson.Word,
            }
        );
        new VoucherBooks(db, TimeProvider.System).Add(
            wallet,
            VoucherEntryKind.Payment,
            $"pay:{lot.Id:N}",
            [new VoucherMove(lot.Id, VoucherPlace.Issuer, VoucherPlace.Available, 2, null)]
        );
    }
}
