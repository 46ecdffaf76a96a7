using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Services.Sheets;

/// <summary>Composes a sheet for one of its sides. Where the client lives and can be rung is the other side's business once it is accepted.</summary>
public sealed class SheetWriter(
    VisavisDbContext db,
    ContactAccess contacts,
    BookingWords words,
    ServiceWords serviceWords,
    IStringLocalizer<ServiceTexts> texts,
    TimeProvider time
)
{
    public async Task<SheetFacts> WriteAsync(Booking booking, BookingSide side, string site, CancellationToken cancellationToken)
    {
        var hours = await db.Set<ServiceHours>().AsNoTracking().SingleOrDefaultAsync(h => h.BookingId == booking.Id, cancellationToken);
        var visit = await db.Set<SiteVisit>().AsNoTracking().SingleOrDefaultAsync(v => v.BookingId == booking.Id, cancellationToken);
        var signatures = await db.Set<SheetSignature>().AsNoTracking().Where(s => s.BookingId == booking.Id).ToListAsync(cancellationToken);
        var person = await db.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == booking.ProfessionalId, cancellationToken);
        var name =
            person?.DisplayName
            ?? await db.Users.Where(a => a.Id == booking.ProfessionalId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
        var when = words.When(booking.StartsAt, booking.EndsAt, booking.ProfessionalZone, booking.ProfessionalZone);
        var address = $"{site}{ServicePages.ScanPath(booking)}";
        var number = texts["N° {0}", booking.Code].Value;
        return new SheetFacts(
            booking.Code,
            texts["Fiche d’intervention"],
            words.State(booking, time.GetUtcNow()),
            address,
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            [
                new(texts["Client"], await ClientAsync(booking, side, cancellationToken)),
                new(texts["Professionnel"], ProfessionalOf(person, name)),
                new(texts["Employeur"], await EmployerAsync(booking, name, cancellationToken)),
                new(texts["Prestation"], booking.ServiceName),
                new(texts["Date"], when),
                new(texts["Comment"], words.Way(booking.Way)),
                .. PlaceOf(booking, side) is { } place ? new SheetField[] { new(texts["Adresse"], place) } : [],
                new(texts["Prix"], words.Price(booking.PriceCents)),
                new(texts["Heures"], HoursOf(booking, hours)),
                .. side == BookingSide.Client && visit is not null
                    ? new SheetField[]
                    {
                        new(
                            texts["Codes sur place"],
                            texts["Arrivée : {0}, départ : {1}. Donnez chacun à son moment.", visit.ArrivalCode, visit.DepartureCode]
                        ),
                    }
                    : [],
            ],
            [new(number, booking.ServiceName), new(texts["Date"], when)],
            [
                SignerOf(texts["Signature du client"], booking.ForName ?? booking.ClientName, BookingSide.Client, signatures, booking),
                SignerOf(texts["Signature du professionnel"], name, BookingSide.Professional, signatures, booking),
            ],
            new SheetWords(
                number,
                texts["Coupon du professionnel"],
                texts["À découper"],
                texts["Code à scanner pour confirmer ou contester : {0}", address],
                texts["Pour confirmer ou contester : {0}", address]
            )
        );
    }

    private SheetSigner SignerOf(string role, string name, BookingSide side, List<SheetSignature> signatures, Booking booking)
    {
        var signature = signatures.Find(s => s.Side == side);
        return new SheetSigner(
            role,
            name,
            signature,
            signature is null ? null
                : signature.Minutes is { } minutes
                    ? texts[
                        "Signé à l’écran par {0} le {1}, pour {2}",
                        signature.Name,
                        words.Moment(signature.SignedAt, booking.ProfessionalZone, booking.ProfessionalZone),
                        ServiceWords.Minutes(minutes)
                    ].Value
                : texts[
                    "Signé à l’écran par {0} le {1}",
                    signature.Name,
                    words.Moment(signature.SignedAt, booking.ProfessionalZone, booking.ProfessionalZone)
                ].Value
        );
    }

    private async Task<string> ClientAsync(Booking booking, BookingSide side, CancellationToken cancellationToken)
    {
        var isShown = side == BookingSide.Client || booking.State is BookingState.Accepted or BookingState.Completed;
        var contact = booking.ClientId is { } client
            ? await contacts.ReadAsync(side == BookingSide.Client ? client : booking.ProfessionalId, client, cancellationToken)
            : null;
        return Joined(
            booking.ForName is { } other ? texts["{0}, pour {1}", booking.ClientName, other].Value : booking.ClientName,
            contact?.Address?.ToString() ?? (isShown ? booking.ClientAddress : null),
            contact?.Telephone ?? (isShown ? booking.ClientPhone : null)
        );
    }

    private string ProfessionalOf(Professional? person, string name) =>
        person is null ? name : Joined(name, person.ProfessionLabel, person.City, texts["réf. {0}", $"V-{person.ReferenceCode}"]);

    /// <summary>The organisation whose member they were on that day; otherwise they work for themselves.</summary>
    private async Task<string> EmployerAsync(Booking booking, string name, CancellationToken cancellationToken)
    {
        var employer = await db
            .Memberships.Where(m =>
                m.AccountId == booking.ProfessionalId && m.JoinedAt <= booking.StartsAt && (m.LeftAt == null || m.LeftAt > booking.StartsAt)
            )
            .OrderBy(m => m.JoinedAt)
            .Join(db.Professionals, m => m.OrganisationId, p => p.Id, (_, organisation) => organisation)
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        if (employer is null || employer.Id == booking.ProfessionalId)
        {
            return texts["{0}, à son compte", name];
        }

        var contact = await db.Set<PublicContact>().AsNoTracking().SingleOrDefaultAsync(c => c.OwnerId == employer.Id, cancellationToken);
        return Joined(employer.DisplayName, employer.City, contact?.Telephone, contact?.Email);
    }

    private static string? PlaceOf(Booking booking, BookingSide side) =>
        booking.Place is { Length: > 0 } place
        && (
            side == BookingSide.Client
            || booking.State is BookingState.Accepted or BookingState.Completed
            || booking.Way == MeetingWay.AtProfessional
        )
            ? Joined(place, booking.PlaceAccess, booking.PlaceTelephone is { } desk ? PhoneNumber.Show(desk) : null)
            : null;

    private string HoursOf(Booking booking, ServiceHours? hours)
    {
        if (hours is null)
        {
            return texts["Début ………… Fin ………… Pause …………"];
        }

        var zone = BookingWords.ZoneOf(booking.ProfessionalZone).Id;
        return Joined(
            texts[
                hours.IsBreakPaid ? "{0} – {1}, pause payée {2} min" : "{0} – {1}, pause {2} min",
                LocalTime.Clock(hours.StartsAt, zone),
                LocalTime.Clock(hours.EndsAt, zone),
                hours.BreakMinutes
            ],
            ServiceWords.Minutes(hours.Counted),
            serviceWords.State(hours.State),
            hours.HasMeal ? texts["Repas pris sur place"].Value : null
        );
    }

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
