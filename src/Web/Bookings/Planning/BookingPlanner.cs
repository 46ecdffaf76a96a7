namespace Visavis.Web.Bookings.Planning;

/// <summary>Who plans for an organisation and acts for one side of an appointment of its people.</summary>
public sealed record BookingPlanner(Guid AccountId, string Name, string Organisation);
