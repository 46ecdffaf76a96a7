using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Visavis.Web.Availability.Agenda;
using Visavis.Web.Availability.FreeBusy;
using Visavis.Web.Availability.GoogleCalendar;
using Visavis.Web.Availability.Holidays;
using Visavis.Web.Availability.Pages.Manage;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Availability;

public static class AvailabilityModule
{
    public static IServiceCollection AddAvailability(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<GoogleCalendarOptions>()
            .Bind(configuration.GetSection(GoogleCalendarOptions.Section))
            .Validate(
                options => options.CalendarTimeout > TimeSpan.Zero && options.CalendarRefreshEvery > TimeSpan.Zero,
                "Google:CalendarTimeout and Google:CalendarRefreshEvery must be longer than zero, e.g. 00:00:08 and 00:10:00."
            )
            .Validate(
                options => options.CalendarStaleAfter > options.CalendarRefreshEvery,
                "Google:CalendarStaleAfter must be longer than Google:CalendarRefreshEvery, e.g. 00:45:00."
            )
            .ValidateOnStart();
        services.AddSingleton<IHolidayCalendar, HolidayCalendar>();
        services.AddScoped<WorkingDays>();
        services.AddSingleton<GoogleCircuit>();
        services.AddSingleton<GoogleFreeBusy>();
        services.AddSingleton<IFreeBusySource>(provider => provider.GetRequiredService<GoogleFreeBusy>());
        services.AddSingleton<IAllDayEvents>(provider => provider.GetRequiredService<GoogleFreeBusy>());
        services.AddSingleton<FreeBusyFlights>();
        services.AddScoped<CalendarTimes>();
        services.AddScoped<ScheduleReader>();
        services.AddScoped<SlotFinder>();
        services.AddScoped<AgendaReader>();
        services.AddScoped<AgendaWords>();
        services.AddScoped<SharedCalendarWords>();
        services.TryAddScoped<IEventTypes, ServiceEventTypes>();
        services.AddSingleton<IInterceptor, AvailabilityChanges>();
        services.AddCommitSignal<AvailabilityChange>();
        services.AddScoped<NextSlots>();
        services.AddHostedService<NextSlotWorker>();
        services.AddHostedService<CalendarRefresher>();
        return services;
    }
}
