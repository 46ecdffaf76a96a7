using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Presence;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Bookings.Calendar;
using Visavis.Web.Bookings.CallOffers;
using Visavis.Web.Bookings.Files;
using Visavis.Web.Bookings.Funds;
using Visavis.Web.Bookings.LateFees;
using Visavis.Web.Bookings.Pages;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Bookings.Rooms;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Media.Documents;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Messages;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Bookings;

public static class BookingsModule
{
    public static IServiceCollection AddBookings(this IServiceCollection services)
    {
        services.AddScoped<IEventTypes, EventTypes>();
        services.AddScoped<BookedBusyTimes>();
        services.AddScoped<IBusyTimes>(provider => provider.GetRequiredService<BookedBusyTimes>());
        services.AddScoped<DayLimits>();
        services.AddScoped<HoldDesk>();
        services.AddScoped<BookingMaker>();
        services.AddScoped<BookingFunds>();
        services.AddScoped<BookingDesk>();
        services.AddScoped<BookingMoves>();
        services.AddScoped<SeriesDesk>();
        services.AddScoped<SeriesTeam>();
        services.AddScoped<CallSequel>();
        services.AddScoped<BookingNotices>();
        services.AddScoped<BookingWords>();
        services.AddScoped<BookingCalendar>();
        services.AddScoped<DashboardReader>();
        services.AddScoped<BookingReceipts>();
        services.AddScoped<IPlannedNotification, BookingReminder>();
        services.AddScoped<RoomDesk>();
        services.AddScoped<RoomGuests>();
        services.AddScoped<WaitingGuests>();
        services.AddScoped<RoomNotices>();
        services.AddScoped<EntryDesk>();
        services.AddScoped<PlannedBookings>();
        services.AddScoped<IFileTakenOver, BookingsOfFile>();
        services.AddScoped<PlannerDesk>();
        services.AddScoped<BookingContacts>();
        services.AddScoped<ContactNotices>();
        services.AddScoped<CallOfferDesk>();
        services.AddOptions<LateFeeOptions>().BindConfiguration(LateFeeOptions.Section);
        services.AddSingleton<LateFeeLaw>();
        services.AddScoped<LateFees.LateFeeTerms>();
        services.AddScoped<BookingFiles>();
        services.AddScoped<ClientDocuments>();
        services.AddSingleton<BookingFileSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<BookingFileSweeper>());
        services.AddScoped<IContactGrants, BookingGrants>();
        services.AddScoped<IClientele, BookingClientele>();
        services.AddScoped<IPortraitReaders, BookingPortraits>();
        services.AddSingleton<IAcquaintance, BookingAcquaintance>();
        services.AddSingleton<IMeetings, BookingMeetings>();
        services.AddSingleton<IReportedPlace, BookingReports>();
        services.AddSingleton<BookingSuspension>();
        services.AddSingleton<ISuspensionEffect>(provider => provider.GetRequiredService<BookingSuspension>());
        services.AddSingleton<IFarewell>(provider => provider.GetRequiredService<BookingSuspension>());
        services.AddSingleton<EarlierSlots>();
        services.AddSingleton<IArrivalListener>(provider => provider.GetRequiredService<EarlierSlots>());
        services.AddHostedService(provider => provider.GetRequiredService<EarlierSlots>());
        services.AddSingleton<BookingLinks>();
        services.PostConfigure<RequestLocalizationOptions>(PersonalLinkCulture.AddTo);
        services.AddSingleton<BookingSignals>();
        services.AddSingleton<AnswerRates>();
        services.AddHostedService(provider => provider.GetRequiredService<AnswerRates>());
        services.AddSingleton<BookingClock>();
        services.AddHostedService(provider => provider.GetRequiredService<BookingClock>());
        services.AddNotificationKinds(BookingKinds.All);
        return services;
    }

    public static void MapBookings(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/bookings/{code:length(8)}/calendar.ics", DownloadAsync);
        endpoints.MapGet("/bookings/waiting", WaitingAsync).RequireAuthorization();
        endpoints.MapBookingFiles();
        ClientDocuments.Map(endpoints);
    }

    /// <summary>Who is in the rooms of the reader's appointments; for whoever has none, that is nobody.</summary>
    private static async Task<IResult> WaitingAsync(HttpContext context, WaitingGuests guests, CancellationToken cancellationToken) =>
        TypedResults.Ok(await guests.OfAsync(context.User.AccountId()!.Value, cancellationToken));

    /// <summary>The calendar entry, for the two sides of the booking alone.</summary>
    private static async Task<IResult> DownloadAsync(
        string code,
        string? key,
        HttpContext context,
        VisavisDbContext db,
        BookingLinks links,
        BookingCalendar calendar,
        CancellationToken cancellationToken
    )
    {
        var clean = code.ToUpperInvariant();
        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Code == clean, cancellationToken);
        if (booking is null || links.SideOf(booking, context.User.AccountId(), key) is not { } side)
        {
            return TypedResults.NotFound();
        }

        var reader = side == BookingSide.Professional ? booking.ProfessionalId : booking.ClientId;
        var zone = await db.Users.Where(a => a.Id == reader).Select(a => a.TimeZone).SingleOrDefaultAsync(cancellationToken);
        var name = await db.Users.Where(a => a.Id == booking.ProfessionalId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
        var file = IcsWriter.Write(calendar.EventOf(booking, side, name, zone ?? booking.ClientZone, attendee: null));
        return TypedResults.File(System.Text.Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", BookingCalendar.FileName);
    }
}
