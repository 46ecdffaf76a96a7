using Visavis.Web.Bookings.CallOffers;
using Visavis.Web.Bookings.Files;
using Visavis.Web.Bookings.Rooms;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Bookings;

/// <summary>What export and erasure do with bookings. What was agreed stays for the other side and for accounts, without anything personal.</summary>
internal static class BookingPersonalTables
{
    private const string Nobody = "–";

    private static readonly string[] Agreed =
    [
        nameof(Booking.Id),
        nameof(Booking.Code),
        nameof(Booking.ProfessionalId),
        nameof(Booking.ClientId),
        nameof(Booking.ClientFileId),
        nameof(Booking.ServiceName),
        nameof(Booking.Way),
        nameof(Booking.DurationMinutes),
        nameof(Booking.CountedMinutes),
        nameof(Booking.PriceCents),
        nameof(Booking.FreeCancelHours),
        nameof(Booking.IsHourly),
        nameof(Booking.LateFeePercent),
        nameof(Booking.StartsAt),
        nameof(Booking.EndsAt),
        nameof(Booking.State),
        nameof(Booking.CallId),
        nameof(Booking.SeriesId),
        nameof(Booking.CreatedAt),
        nameof(Booking.AnswerBy),
        nameof(Booking.DecidedAt),
        nameof(Booking.CancelledBy),
        nameof(Booking.CancelledAt),
        nameof(Booking.LateFeeCents),
        nameof(Booking.LateFee),
        nameof(Booking.ProposedStart),
        nameof(Booking.ProposedBy),
        nameof(Booking.ProposalEndsAt),
        nameof(Booking.EarlyStartAskedAt),
        nameof(Booking.WithdrawnAt),
        nameof(Booking.ClientAttendance),
        nameof(Booking.ProfessionalAttendance),
        nameof(Booking.ProfessionalZone),
        nameof(Booking.ToBring),
        nameof(Booking.Audience),
    ];

    private static readonly string[] Personal =
    [
        nameof(Booking.ClientName),
        nameof(Booking.ClientEmail),
        nameof(Booking.ClientPhone),
        nameof(Booking.ClientAddress),
        nameof(Booking.ClientLanguage),
        nameof(Booking.ClientZone),
        nameof(Booking.ForName),
        nameof(Booking.Place),
        nameof(Booking.PlaceAccess),
        nameof(Booking.PlaceTelephone),
        nameof(Booking.Questions),
        nameof(Booking.Answers),
        nameof(Booking.Reason),
    ];

    private static readonly string[] Machinery =
    [
        nameof(Booking.ServiceOfferId),
        nameof(Booking.BufferBeforeMinutes),
        nameof(Booking.BufferAfterMinutes),
        nameof(Booking.BlocksWhileRequested),
        nameof(Booking.Sequence),
        nameof(Booking.LinkVersion),
        nameof(Booking.Version),
    ];

    public static IEnumerable<PersonalTable> All =>
        [
            new PersonalTable<Booking>(
                "bookings",
                (db, person) => db.Set<Booking>().Where(b => b.ClientId == person.Id || b.ProfessionalId == person.Id)
            )
                .Exports([.. Agreed, .. Personal])
                .Withholds(Machinery)
                .Blanks(Blank, Personal)
                .Keeps([.. Agreed, .. Machinery]),
            PersonalTable<WaitingEntry>
                .Deleted(
                    "waitingList",
                    (db, person) =>
                        db.Set<WaitingEntry>()
                            .Where(w =>
                                w.ProfessionalId == person.Id || db.Set<Booking>().Any(b => b.Id == w.BookingId && b.ClientId == person.Id)
                            )
                )
                .Exports(
                    nameof(WaitingEntry.BookingId),
                    nameof(WaitingEntry.CreatedAt),
                    nameof(WaitingEntry.Notices),
                    nameof(WaitingEntry.LastNoticeAt)
                )
                .Withholds(nameof(WaitingEntry.ProfessionalId)),
            PersonalTable<RoomVisit>
                .Deleted(
                    "roomVisits",
                    (db, person) =>
                        db.Set<RoomVisit>()
                            .Where(v =>
                                db.Set<Booking>()
                                    .Any(b =>
                                        b.Id == v.BookingId
                                        && (
                                            (v.Side == BookingSide.Client && b.ClientId == person.Id)
                                            || (v.Side == BookingSide.Professional && b.ProfessionalId == person.Id)
                                        )
                                    )
                            )
                )
                .Exports(
                    nameof(RoomVisit.BookingId),
                    nameof(RoomVisit.FirstSeenAt),
                    nameof(RoomVisit.LastSeenAt),
                    nameof(RoomVisit.AdmittedAt)
                )
                .Withholds(nameof(RoomVisit.Side)),
            PersonalTable<BookingFile>
                .Deleted("bookingFiles", (db, person) => FilesOf(db, person.Id))
                .Exports(
                    nameof(BookingFile.BookingId),
                    nameof(BookingFile.Name),
                    nameof(BookingFile.ContentType),
                    nameof(BookingFile.Bytes),
                    nameof(BookingFile.SentAt)
                )
                .Withholds(
                    nameof(BookingFile.Id),
                    nameof(BookingFile.SenderId),
                    nameof(BookingFile.Use),
                    nameof(BookingFile.StorageKey),
                    nameof(BookingFile.IsPicture)
                ),
            PersonalTable<CallOffer>
                .Deleted(
                    "callOffers",
                    (db, person) => db.Set<CallOffer>().Where(o => o.ClientId == person.Id || o.ProfessionalId == person.Id)
                )
                .Exports(
                    nameof(CallOffer.StartsAt),
                    nameof(CallOffer.DurationMinutes),
                    nameof(CallOffer.PriceCents),
                    nameof(CallOffer.State),
                    nameof(CallOffer.CreatedAt)
                )
                .Withholds(
                    nameof(CallOffer.Id),
                    nameof(CallOffer.CallId),
                    nameof(CallOffer.ProfessionalId),
                    nameof(CallOffer.ClientId),
                    nameof(CallOffer.ServiceOfferId),
                    nameof(CallOffer.ExpiresAt)
                ),
            PersonalTable<RoomGuest>
                .Deleted("rooms", (db, person) => db.Set<RoomGuest>().Where(g => g.AccountId == person.Id))
                .Exports(nameof(RoomGuest.BookingId), nameof(RoomGuest.EnteredAt))
                .Withholds(nameof(RoomGuest.AccountId), nameof(RoomGuest.IsTemporary)),
            PersonalTable<Hold>
                .Deleted("holds", (db, person) => db.Set<Hold>().Where(h => h.ClientId == person.Id || h.ProfessionalId == person.Id))
                .Exports(nameof(Hold.StartsAt), nameof(Hold.EndsAt), nameof(Hold.DurationMinutes), nameof(Hold.ExpiresAt))
                .Withholds(
                    nameof(Hold.Id),
                    nameof(Hold.ProfessionalId),
                    nameof(Hold.ServiceOfferId),
                    nameof(Hold.ClientId),
                    nameof(Hold.CallId)
                ),
            PersonalTable<BookedTime>
                .Deleted("bookedTimes", (db, person) => db.Set<BookedTime>().Where(t => t.ProfessionalId == person.Id))
                .Exports(nameof(BookedTime.StartsAt), nameof(BookedTime.EndsAt), nameof(BookedTime.Kind))
                .Withholds(
                    nameof(BookedTime.Id),
                    nameof(BookedTime.ProfessionalId),
                    nameof(BookedTime.OwnerId),
                    nameof(BookedTime.ExpiresAt)
                ),
        ];

    /// <summary>Like the answers: gone with either side.</summary>
    internal static IQueryable<BookingFile> FilesOf(VisavisDbContext db, Guid person) =>
        db.Set<BookingFile>()
            .Where(f =>
                f.SenderId == person
                || db.Set<Booking>().Any(b => b.Id == f.BookingId && (b.ClientId == person || b.ProfessionalId == person))
            );

    /// <summary>Whichever side leaves: what the client wrote was written for the two of them alone.</summary>
    private static void Blank(Booking booking)
    {
        booking.ClientName = Nobody;
        booking.PlaceTelephone = null;
        (booking.ClientEmail, booking.ClientPhone, booking.ForName, booking.Place, booking.PlaceAccess, booking.Reason) = (
            null,
            null,
            null,
            null,
            null,
            null
        );
        booking.ClientAddress = null;
        (booking.ClientLanguage, booking.ClientZone) = ("fr", "Europe/Paris");
        (booking.Questions, booking.Answers) = ([], []);
        booking.LinkVersion++;
        booking.Version++;
    }
}
