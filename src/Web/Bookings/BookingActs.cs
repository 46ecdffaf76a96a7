using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <summary>The one table of who may do what to a booking when: pages, mails and services ask it alike.</summary>
public static class BookingActs
{
    /// <summary>The room opens so long before the start.</summary>
    public static readonly TimeSpan RoomOpensBefore = TimeSpan.FromMinutes(10);

    /// <summary>It closes so long after the end, for who talks longer.</summary>
    public static readonly TimeSpan RoomClosesAfter = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan WithdrawalTime = TimeSpan.FromDays(14);
    public static readonly TimeSpan WaiverTime = TimeSpan.FromDays(14);

    /// <summary>Until then the contract can be renounced: days from the agreement on, and never once it began.</summary>
    public static DateTimeOffset WithdrawBy(Booking booking)
    {
        var until = (booking.DecidedAt ?? booking.CreatedAt) + WithdrawalTime;
        return until < booking.StartsAt ? until : booking.StartsAt;
    }

    public static IReadOnlySet<BookingAct> For(Booking booking, BookingSide side, DateTimeOffset now)
    {
        var acts = new HashSet<BookingAct>();
        var isClient = side == BookingSide.Client;
        switch (booking.State)
        {
            case BookingState.Unconfirmed when isClient && now < booking.AnswerBy:
                acts.UnionWith([BookingAct.ConfirmAddress, BookingAct.Cancel]);
                break;
            case BookingState.Requested when now < booking.AnswerBy:
                acts.UnionWith(isClient ? [BookingAct.Cancel] : [BookingAct.Accept, BookingAct.Decline, BookingAct.ProposeTime]);
                break;
            case BookingState.Accepted when now < booking.StartsAt:
                acts.Add(BookingAct.Cancel);
                if (!isClient || booking.SeriesId is null || IsEarlyEnough(booking, now))
                {
                    acts.Add(BookingAct.ProposeTime);
                }

                break;
            case BookingState.Declined or BookingState.Cancelled or BookingState.Expired or BookingState.Completed when isClient:
                acts.Add(BookingAct.BookAgain);
                break;
        }

        AddProposal(acts, booking, side, now);
        AddMoney(acts, booking, isClient, now);
        if (isClient && booking.IsOpen && booking.StartsAt - now > TimeSpan.FromHours(24))
        {
            acts.Add(BookingAct.WaitForEarlier);
        }

        if (IsRoomOpen(booking, now))
        {
            acts.Add(BookingAct.Join);
        }

        return acts;
    }

    /// <summary>
    /// What a planner of an organisation may do in the name of one side: never more than that side itself, and never what is a person's own
    /// decision (to accept, to renounce a contract, to ask not to pay).
    /// </summary>
    public static IReadOnlySet<BookingAct> ForPlanner(Booking booking, BookingSide side, DateTimeOffset now) =>
        side == BookingSide.System
            ? new HashSet<BookingAct>()
            : For(booking, side, now).Where(act => act is BookingAct.Cancel or BookingAct.ProposeTime).ToHashSet();

    public static bool Allows(Booking booking, BookingSide side, BookingAct act, DateTimeOffset now) =>
        For(booking, side, now).Contains(act);

    public static bool IsRoomOpen(Booking booking, DateTimeOffset now) =>
        booking is { State: BookingState.Accepted or BookingState.Completed, Way: MeetingWay.Video }
        && now >= booking.StartsAt - RoomOpensBefore
        && now < booking.EndsAt + RoomClosesAfter;

    /// <summary>The schedule of recurring work changes so many days ahead.</summary>
    private static bool IsEarlyEnough(Booking booking, DateTimeOffset now) =>
        SeriesRules.MayChange(Instant.FromDateTimeOffset(booking.StartsAt), Instant.FromDateTimeOffset(now));

    private static void AddProposal(HashSet<BookingAct> acts, Booking booking, BookingSide side, DateTimeOffset now)
    {
        if (booking.ProposedBy is not { } proposer || !booking.IsOpen || now >= booking.ProposalEndsAt)
        {
            return;
        }

        if (proposer != side)
        {
            acts.UnionWith([BookingAct.AcceptProposal, BookingAct.RefuseProposal]);
        }
    }

    private static void AddMoney(HashSet<BookingAct> acts, Booking booking, bool isClient, DateTimeOffset now)
    {
        if (isClient && booking is { State: BookingState.Accepted, PriceCents: > 0 } && now < WithdrawBy(booking))
        {
            acts.Add(BookingAct.Withdraw);
        }

        if (isClient && booking.LateFee == LateFeeState.Due && now < booking.CancelledAt + WaiverTime)
        {
            acts.Add(BookingAct.AskWaiver);
        }

        if (!isClient && booking.LateFee is LateFeeState.Due or LateFeeState.WaiverAsked)
        {
            acts.Add(BookingAct.DecideWaiver);
        }
    }
}
