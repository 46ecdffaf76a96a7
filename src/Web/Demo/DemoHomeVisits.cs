using NodaTime;
using NodaTime.Extensions;
using Visavis.Search.Places;
using Visavis.Web.Bookings;
using Visavis.Web.Channels;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Services;

namespace Visavis.Web.Demo;

/// <summary>
/// The client of the home-care provider who has neither account nor address for mails: told by telephone, with a carer every morning, weekends
/// too, so that on any day there is somebody to ring about tomorrow; the hours of the last morning wait for an answer.
/// </summary>
internal sealed class DemoHomeVisits(VisavisDbContext db, TimeProvider time)
{
    internal const string FirstName = "Odette";
    internal const string LastName = "Marchand";
    private const string Zone = "Europe/Paris";
    private const int Hour = 9;
    private const int Minutes = 60;
    private const int PriceCents = 2600;

    /// <summary>So long the demo has somebody to ring without being made anew.</summary>
    private const int Days = 28;

    public void Add(Professional provider, Guid planner, Guid carer)
    {
        var now = time.GetUtcNow();
        var file = new ClientFile
        {
            Id = Guid.NewGuid(),
            OrganisationId = provider.Id,
            Reference = ClientReference.New(),
            FirstName = FirstName,
            LastName = LastName,
            AddressLine = "3 rue des Tilleuls",
            PostalCode = Gazetteer.France.Find(provider.CommuneCode)!.Postcodes[0],
            City = provider.City,
            Country = Countries.France,
            // A number that is given to nobody.
            Telephone = "+33261910042",
            Channel = ClientChannel.Telephone,
            Note = "Entend mal : laissez sonner longtemps.",
            CreatedAt = now,
            UpdatedAt = now,
            Contacts = { new ClientContact { AccountId = planner } },
        };
        var offer = new ServiceOffer
        {
            Id = Guid.NewGuid(),
            ProfessionalId = carer,
            Position = 50,
            Name = "Aide au lever et au petit-déjeuner",
            PriceCents = PriceCents,
            PriceUnit = PriceUnit.Hour,
            DurationMinutes = Minutes,
            Way = MeetingWay.AtClient,
        };
        db.AddRange(file, offer);
        var today = now.ToInstant().InZone(DateTimeZoneProviders.Tzdb[Zone]).Date;
        var mornings = Enumerable.Range(-1, Days).Select(days => Morning(offer, file, today.PlusDays(days), now)).ToList();
        AddHours(mornings[0], now);
        foreach (var coming in mornings.Where(one => one.StartsAt > now))
        {
            db.AddRange(coming, BookedTimes.Of(coming, BookedTimeKind.Booking));
        }
    }

    private static Booking Morning(ServiceOffer offer, ClientFile file, LocalDate day, DateTimeOffset now)
    {
        var start = day.At(new NodaTime.LocalTime(Hour, 0)).InZoneLeniently(DateTimeZoneProviders.Tzdb[Zone]).ToDateTimeOffset();
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            offer.ProfessionalId,
            offer,
            start.ToUniversalTime(),
            Minutes,
            Zone,
            new BookingRequest
            {
                FileId = file.Id,
                Name = file.Name,
                Phone = file.Telephone,
                Place = file.Address?.ToString(),
                Language = "fr",
                Zone = Zone,
            },
            now.AddDays(-6)
        );
        (booking.State, booking.AnswerBy, booking.DecidedAt) = (BookingState.Accepted, null, booking.CreatedAt);
        return booking;
    }

    private void AddHours(Booking last, DateTimeOffset now)
    {
        last.State = BookingState.Completed;
        (last.ClientAttendance, last.ProfessionalAttendance) = (Attendance.Present, Attendance.Present);
        last.CountedMinutes = Minutes;
        db.AddRange(
            last,
            new ServiceHours
            {
                BookingId = last.Id,
                StartsAt = last.StartsAt,
                EndsAt = last.EndsAt,
                Minutes = Minutes,
                State = HoursState.Entered,
                EnteredAt = last.EndsAt.AddHours(1),
                // Two weeks are ten working days.
                ApproveBy = now.AddDays(14),
            }
        );
    }
}
