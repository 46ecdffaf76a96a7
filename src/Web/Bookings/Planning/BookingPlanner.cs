namespace Visavis.Web.Bookings.Planning;

/// <summary>Who plans for an organisation and acts for one side of an appointment of its people.</summary>
public sealed record BookingPlanner(Guid AccountId, string Name, string Organisation)
{
    /// <summary>
    /// The page of the appointment says for whom it was done as long as it is kept: the organisation. Who did it stands in the mails and in the
    /// audit trail, and is not kept in the words of others when they leave.
    /// </summary>
    public string Sign(string? reason)
    {
        var signature = $"({Organisation})";
        var room = Math.Max(0, Booking.LongestReason - signature.Length - 1);
        return reason is null ? signature : $"{reason[..Math.Min(reason.Length, room)]} {signature}";
    }
}
