using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Bookings;

/// <summary>A site whose clock the test moves, with a professional who works all day and a client. It is Monday 23 November 2026, 10:00 in Paris.</summary>
internal sealed class BookingSite : IAsyncDisposable
{
    private readonly TestDatabase database;

    private BookingSite(TestDatabase database, AppHost app, StillClock clock) => (this.database, App, Clock) = (database, app, clock);

    public AppHost App { get; }

    public StillClock Clock { get; }

    public Professional Anne { get; private set; } = null!;

    public Guid Client { get; private set; }

    public static async Task<BookingSite> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        IReadOnlyDictionary<string, string>? settings = null,
        Action<IServiceCollection>? services = null,
        bool onPort = false
    )
    {
        var (database, clock) = (await TestDatabase.CreateAsync(provider), new StillClock());
        var all = Patient(database);
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            all[key] = value;
        }

        var site = new BookingSite(database, AppHost.On(database, all, clock, services), clock);
        if (onPort)
        {
            site.App.StartOnPort();
        }

        site.Anne = await site.App.AddProfessionalAsync();
        site.Client = (await site.App.AddAccountAsync("Paul Petit", Mailed("paul"))).Id;
        await site.App.WithDataAsync(db =>
        {
            for (var day = 1; day <= 7; day++)
            {
                db.Add(
                    new WorkingHours
                    {
                        ProfessionalId = site.Anne.Id,
                        Weekday = day,
                        StartMinute = 8 * 60,
                        EndMinute = 18 * 60,
                    }
                );
            }

            return db.SaveChangesAsync();
        });
        return site;
    }

    /// <summary>Two hundred at once queue for twenty connections, or for one lock, of a loaded machine: they wait rather than give up.</summary>
    private static Dictionary<string, string> Patient(TestDatabase database) =>
        new()
        {
            ["Database:ConnectionString"] =
                database.ConnectionString
                + (database.Provider == DatabaseProvider.PostgreSql ? ";Timeout=120;Command Timeout=120" : ";Default Timeout=120"),
        };

    /// <summary>Another process on the same database, running when it is answered: two hundred who start it together would wait for it with a thread each.</summary>
    public AppHost StartSecondNode()
    {
        var node = AppHost.On(database, Patient(database), Clock);
        _ = node.Services;
        return node;
    }

    public static Action<Web.Accounts.Account> Mailed(string name) =>
        account =>
        {
            account.Email = $"{name}-{account.Id:N}@example.org";
            account.NormalizedEmail = account.Email.ToUpperInvariant();
            account.EmailConfirmed = true;
        };

    public async Task<ServiceOffer> AddOfferAsync(Action<ServiceOffer>? change = null)
    {
        var offer = new ServiceOffer
        {
            Id = Guid.NewGuid(),
            ProfessionalId = Anne.Id,
            Name = "Conseil",
            PriceCents = 6000,
            DurationMinutes = 60,
            IsBookable = true,
            LateFeePercent = 50,
        };
        change?.Invoke(offer);
        await App.WithDataAsync(db =>
        {
            db.Add(offer);
            return db.SaveChangesAsync();
        });
        return offer;
    }

    public Task AddDayOffAsync(DateOnly day) =>
        App.WithDataAsync(db =>
        {
            db.Add(
                new DateOverrideRow
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = Anne.Id,
                    First = day,
                    Last = day,
                }
            );
            return db.SaveChangesAsync();
        });

    /// <summary>A time of the coming days on the professional's wall clock.</summary>
    public static Instant At(int day, int hour, int minute = 0) =>
        new LocalDateTime(2026, 11, day, hour, minute).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Paris"]).ToInstant();

    public async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> work, AppHost? node = null)
        where TService : notnull
    {
        await using var scope = (node ?? App).Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<HoldResult> HoldAsync(ServiceOffer offer, Instant start, int minutes = 60, Guid? client = null, AppHost? node = null) =>
        InScopeAsync<HoldDesk, HoldResult>(
            desk => desk.TakeAsync(Anne.Id, offer.Id, minutes, start, client, previous: null, CancellationToken.None),
            node
        );

    public Task<MakeResult> MakeAsync(Guid hold, Guid? client, string? email = null) =>
        InScopeAsync<BookingMaker, MakeResult>(maker => maker.MakeAsync(hold, Request(client, email), CancellationToken.None));

    public async Task<Booking> BookAsync(ServiceOffer offer, Instant start, Guid? client = null)
    {
        var hold = await HoldAsync(offer, start, offer.DurationMinutes!.Value, client ?? Client);
        Assert.Equal(HoldOutcome.Held, hold.Outcome);
        return (await MakeAsync(hold.Hold!.Id, client ?? Client)).Booking!;
    }

    public static BookingRequest Request(Guid? client, string? email = null) =>
        new()
        {
            ClientId = client,
            Name = "Paul Petit",
            Email = email,
            Language = "fr",
            Zone = "Europe/Paris",
        };

    /// <summary>An hour that took place, of no offer; nothing is stored.</summary>
    public static Booking Completed(Guid professional, Guid client, DateTimeOffset start, string service = "Ménage")
    {
        var offer = new ServiceOffer
        {
            ProfessionalId = professional,
            Name = service,
            PriceCents = 3000,
        };
        var booking = BookingMaker.Make(Guid.NewGuid(), professional, offer, start, 60, "Europe/Paris", Request(client), start.AddDays(-3));
        (booking.ServiceOfferId, booking.State) = (null, BookingState.Completed);
        return booking;
    }

    /// <summary>One round of what the clock does.</summary>
    public Task TickAsync() => App.Services.GetRequiredService<BookingClock>().TickAsync(CancellationToken.None);

    public Task<DeskOutcome> DeskAsync(Func<BookingDesk, Task<DeskOutcome>> act) => InScopeAsync(act);

    public Task<Booking> ReadAsync(Guid id) => App.WithDataAsync(db => db.Set<Booking>().AsNoTracking().SingleAsync(b => b.Id == id));

    public Task<List<BookedTime>> TimesAsync(Guid owner) =>
        App.WithDataAsync(db => db.Set<BookedTime>().AsNoTracking().Where(t => t.OwnerId == owner).ToListAsync());

    public Task<List<QueuedMail>> MailsAsync(Guid booking) =>
        App.WithDataAsync(db =>
            db.Mails.AsNoTracking().Where(m => m.SubjectKey == BookingNotices.SubjectOf(booking) && m.ReplacedAt == null).ToListAsync()
        );

    /// <summary>Says what the test says; timers go by the machine's clock, so that two days do not ring thousands of them.</summary>
    public sealed class StillClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan by) => now += by;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        database.Dispose();
    }
}
