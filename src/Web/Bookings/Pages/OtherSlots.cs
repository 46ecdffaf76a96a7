using NodaTime;

namespace Visavis.Web.Bookings.Pages;

/// <summary>Free times of the same service, each one press away.</summary>
public sealed record OtherSlots(BookingPageModel Page, IReadOnlyList<Interval> Slots);
