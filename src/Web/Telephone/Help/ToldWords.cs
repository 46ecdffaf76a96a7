using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Letters;

namespace Visavis.Web.Telephone.Help;

/// <summary>How something was told.</summary>
public enum ToldState
{
    LetterWaiting,
    LetterPrinted,
    LetterSent,
    LetterDropped,
    CallPlanned,
    CallRinging,
    CallHeard,
    CallByLetter,
    CallDropped,
    Notice,
}

public sealed record Told(DateTimeOffset At, string What, ToldState State);

/// <summary>What became of letters and calls, in words.</summary>
public sealed class ToldWords(IStringLocalizer<ChannelTexts> texts)
{
    public string Of(ToldState state) =>
        state switch
        {
            ToldState.LetterWaiting => texts["lettre en attente"],
            ToldState.LetterPrinted => texts["lettre imprimée"],
            ToldState.LetterSent => texts["lettre partie"],
            ToldState.LetterDropped => texts["lettre retirée"],
            ToldState.CallPlanned => texts["appel prévu"],
            ToldState.CallRinging => texts["appel en cours"],
            ToldState.CallHeard => texts["appel écouté"],
            ToldState.CallByLetter => texts["remplacé par une lettre"],
            ToldState.CallDropped => texts["appel retiré"],
            _ => texts["notification"],
        };

    internal static ToldState StateOf(Letter letter) =>
        letter switch
        {
            { DroppedAt: not null } => ToldState.LetterDropped,
            { SentAt: not null } => ToldState.LetterSent,
            { PrintedOn: not null } => ToldState.LetterPrinted,
            _ => ToldState.LetterWaiting,
        };

    internal static ToldState StateOf(OutgoingCall call) =>
        call.State switch
        {
            OutgoingState.Waiting => ToldState.CallPlanned,
            OutgoingState.Ringing => ToldState.CallRinging,
            OutgoingState.Told => ToldState.CallHeard,
            OutgoingState.ByLetter => ToldState.CallByLetter,
            _ => ToldState.CallDropped,
        };
}
