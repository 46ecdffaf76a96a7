using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.Pages;

/// <summary>
/// A page about one booking, for its two sides only: signed in, or with the personal key of a mail. Anybody else gets the answer of a page
/// that is not there.
/// </summary>
public abstract class BookingPageModel(VisavisDbContext db, BookingLinks links, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "key")]
    public string? Key { get; set; }

    public Booking Booking { get; private set; } = null!;

    public BookingSide Side { get; private set; }

    public Professional? Person { get; private set; }

    public string ProfessionalName { get; private set; } = "";

    /// <summary>The reader's zone, and the other side's.</summary>
    public string Zone { get; private set; } = "";

    public string OtherZone { get; private set; } = "";

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public IReadOnlySet<BookingAct> Acts { get; private set; } = new HashSet<BookingAct>();

    public bool IsClient => Side == BookingSide.Client;

    public string OtherName => IsClient ? ProfessionalName : Booking.ClientName;

    protected VisavisDbContext Db => db;

    public bool May(BookingAct act) => Acts.Contains(act);

    /// <summary>Address of a page of this booking, with the key when it came with one.</summary>
    public string PathOf(string more = "", string? handler = null)
    {
        var query = QueryString.Create(
            new[] { KeyValuePair.Create("handler", handler), KeyValuePair.Create("key", Key) }.Where(pair => pair.Value is not null)
        );
        return BookingLinks.Path(Booking) + more + query.ToUriComponent();
    }

    protected async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        var clean = code.ToUpperInvariant();
        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Code == clean, cancellationToken);
        if (booking is null || links.SideOf(booking, User.AccountId(), Key) is not { } side)
        {
            return false;
        }

        (Booking, Side) = (booking, side);
        var professional = await db
            .Users.Where(a => a.Id == booking.ProfessionalId)
            .Select(a => new { a.DisplayName, a.TimeZone })
            .SingleAsync(cancellationToken);
        Person = await db.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == booking.ProfessionalId, cancellationToken);
        ProfessionalName = Person?.DisplayName ?? professional.DisplayName;
        var clientZone = booking.ClientId is { } client
            ? await db.Users.Where(a => a.Id == client).Select(a => a.TimeZone).SingleAsync(cancellationToken)
            : booking.ClientZone;
        // The other side's clock is the one of the booking, as in its mails: an account may have moved since.
        (Zone, OtherZone) = IsClient ? (clientZone, booking.ProfessionalZone) : (professional.TimeZone, booking.ClientZone);
        Acts = BookingActs.For(booking, side, Now);
        return true;
    }
}
