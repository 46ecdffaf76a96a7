namespace Visavis.Web.Bookings;

/// <summary>What somebody can do to a booking.</summary>
public enum BookingAct
{
    /// <summary>A guest confirms the e-mail address.</summary>
    ConfirmAddress,
    Accept,
    Decline,

    /// <summary>Propose another time; the old one stands until it is accepted.</summary>
    ProposeTime,
    AcceptProposal,
    RefuseProposal,
    Cancel,

    /// <summary>Renounce the contract within the 14 days of the law.</summary>
    Withdraw,
    AskWaiver,
    DecideWaiver,
    WaitForEarlier,
    Join,
    BookAgain,
}
