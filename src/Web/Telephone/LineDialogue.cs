using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone;

/// <summary>
/// The dialogue of the line: what one step with its keys does and answers. It changes the call's own row and leaves the save to the caller;
/// what it does for the client is done by the desks, each in its own transaction.
/// </summary>
public sealed class LineDialogue(
    LineAccesses accesses,
    ILineServices services,
    LineAppointments appointments,
    LineCallbacks callbacks,
    OutgoingDialogue outgoing,
    CallerLanguages languages,
    LinePrompts prompts,
    Microsoft.Extensions.Options.IOptions<TelephoneOptions> options
)
{
    private const int MostSlips = 3;
    private const string OtherLanguage = "9";

    public VoiceReply Begin(VoiceCall call)
    {
        call.Node = VoiceNode.Number;
        return Ask([prompts.Welcome, prompts.OtherLanguage], prompts.AskNumber, digits: 0);
    }

    /// <param name="keys">What was typed, without the hash key; separators of type-ahead may stand in it.</param>
    public async Task<VoiceReply> StepAsync(VoiceCall call, string keys, CancellationToken cancellationToken)
    {
        var typed = new string([.. keys.Where(char.IsAsciiDigit)]);
        var reply = call.Node switch
        {
            VoiceNode.Number or VoiceNode.NumberAsChosen => await NumberAsync(call, typed, cancellationToken),
            VoiceNode.Code or VoiceNode.CodeAsChosen => await CodeAsync(call, typed, cancellationToken),
            VoiceNode.Menu => await MenuAsync(call, typed, cancellationToken),
            VoiceNode.Service => await ServiceAsync(call, typed, cancellationToken),
            VoiceNode.Appointment => await AppointmentAsync(call, typed, cancellationToken),
            VoiceNode.CancelAppointment => await CancelAsync(call, typed, cancellationToken),
            VoiceNode.Outgoing or VoiceNode.OutgoingDetails => await outgoing.StepAsync(call, typed, cancellationToken),
            _ => null,
        };
        return reply ?? Slip(call);
    }

    private static ServedClient ClientOf(VoiceCall call) => new(call.AccountId, call.FileId);

    private async Task<VoiceReply?> NumberAsync(VoiceCall call, string typed, CancellationToken cancellationToken)
    {
        if (typed == OtherLanguage)
        {
            (call.Language, call.Node) = (call.Language == "en" ? "fr" : "en", VoiceNode.NumberAsChosen);
            return InLanguage.Write(call.Language, () => Ask([], prompts.AskNumber, digits: 0));
        }

        // Number and code in one go, by who knows the line.
        if (typed.Length == LineAccess.NumberLength + LineAccess.CodeLength)
        {
            call.Typed = typed[..LineAccess.NumberLength];
            return await CodeAsync(call, typed[LineAccess.NumberLength..], cancellationToken);
        }

        // A number that cannot be one goes on to the code as well: nothing tells which numbers exist.
        call.Typed = typed.Length > LineAccess.NumberLength ? typed[..LineAccess.NumberLength] : typed;
        call.Node = IsAsChosen(call) ? VoiceNode.CodeAsChosen : VoiceNode.Code;
        return typed.Length == 0 ? Slip(call) : Ask([], prompts.AskCode, digits: 0);
    }

    private async Task<VoiceReply?> CodeAsync(VoiceCall call, string typed, CancellationToken cancellationToken)
    {
        if (await accesses.CheckAsync(call.Typed, typed, cancellationToken) is not { } access)
        {
            (call.Node, call.Typed) = (IsAsChosen(call) ? VoiceNode.NumberAsChosen : VoiceNode.Number, "");
            return ++call.Slips >= MostSlips ? End(call, prompts.Refused, prompts.Otherwise) : Ask([prompts.Refused], prompts.AskNumber, 0);
        }

        ((call.AccountId, call.FileId), call.Typed) = (await accesses.WhoAsync(access, cancellationToken), "");
        call.Language = IsAsChosen(call) ? call.Language : await languages.OfAsync(ClientOf(call), cancellationToken);
        return InLanguage.Write(call.Language, () => Menu(call));
    }

    private static bool IsAsChosen(VoiceCall call) => call.Node is VoiceNode.NumberAsChosen or VoiceNode.CodeAsChosen;

    private VoiceReply Menu(VoiceCall call, params string[] said)
    {
        (call.Node, call.ItemId, call.Slips) = (VoiceNode.Menu, null, 0);
        return Ask(said, prompts.Menu);
    }

    private async Task<VoiceReply?> MenuAsync(VoiceCall call, string typed, CancellationToken cancellationToken)
    {
        switch (typed)
        {
            case "1":
                return Menu(call, await services.BalanceAsync(ClientOf(call), cancellationToken) ?? prompts.NoWallet);
            case "2":
                return await NextServiceAsync(call, cancellationToken);
            case "3":
                return await NextAppointmentAsync(call, cancellationToken);
            case "4":
                await callbacks.AskAsync(ClientOf(call), cancellationToken);
                return Menu(call, prompts.CallbackNoted);
            case "0" when prompts.IsOpen:
                call.Node = VoiceNode.Over;
                return new VoiceReply([prompts.HandingOver], null, 0, "") { Dial = options.Value.Person };
            case "0":
                return Menu(call, prompts.Closed);
            case "9":
                return Menu(call);
            default:
                return null;
        }
    }

    private async Task<VoiceReply> NextServiceAsync(VoiceCall call, CancellationToken cancellationToken)
    {
        var all = await services.LastAsync(ClientOf(call), cancellationToken);
        var index = all.ToList().FindIndex(s => s.Id == call.ItemId) + 1;
        if (index >= all.Count)
        {
            return Menu(call, call.ItemId is null ? prompts.NoService : prompts.NoOtherService);
        }

        (call.Node, call.ItemId, call.Slips) = (VoiceNode.Service, all[index].Id, 0);
        return Ask([prompts.Tell(all[index])], prompts.AskService(all[index].MayAnswer));
    }

    private async Task<VoiceReply?> ServiceAsync(VoiceCall call, string typed, CancellationToken cancellationToken)
    {
        switch (typed)
        {
            case "1" when call.ItemId is { } id:
                var isConfirmed = await services.ConfirmAsync(ClientOf(call), id, cancellationToken);
                return Menu(call, isConfirmed ? prompts.Confirmed : prompts.TooLate);
            case "2" when call.ItemId is { } id:
                var isContested = await services.ContestAsync(ClientOf(call), id, LineCallbacks.ByTelephone, cancellationToken);
                return Menu(call, isContested ? prompts.Contested : prompts.TooLate);
            case "3":
                return await NextServiceAsync(call, cancellationToken);
            case "9":
                return Menu(call);
            default:
                return null;
        }
    }

    private async Task<VoiceReply> NextAppointmentAsync(VoiceCall call, CancellationToken cancellationToken)
    {
        if (await appointments.NextAsync(ClientOf(call), call.ItemId, cancellationToken) is not var (booking, professional))
        {
            return Menu(call, call.ItemId is null ? prompts.NoAppointment : prompts.NoOtherAppointment);
        }

        (call.Node, call.ItemId, call.Slips) = (VoiceNode.Appointment, booking.Id, 0);
        return Ask([prompts.Tell(booking, professional)], prompts.AskAppointment);
    }

    private async Task<VoiceReply?> AppointmentAsync(VoiceCall call, string typed, CancellationToken cancellationToken)
    {
        switch (typed)
        {
            case "1" when call.ItemId is { } id:
                if (await appointments.FeeAsync(ClientOf(call), id, cancellationToken) is not { } fee)
                {
                    return Menu(call, prompts.TooLate);
                }

                call.Node = VoiceNode.CancelAppointment;
                return Ask([prompts.Fee(fee)], prompts.AskCancel);
            case "3":
                return await NextAppointmentAsync(call, cancellationToken);
            case "9":
                return Menu(call);
            default:
                return null;
        }
    }

    private async Task<VoiceReply?> CancelAsync(VoiceCall call, string typed, CancellationToken cancellationToken)
    {
        switch (typed)
        {
            case "1" when call.ItemId is { } id:
                var outcome = await appointments.CancelAsync(ClientOf(call), id, cancellationToken);
                return Menu(call, outcome == DeskOutcome.Done ? prompts.Cancelled : prompts.TooLate);
            case "2":
                return Menu(call, prompts.Kept);
            default:
                return null;
        }
    }

    private VoiceReply Ask(IReadOnlyList<string> said, string prompt, int digits = 1) => new(said, prompt, digits, prompts.Otherwise);

    /// <summary>A key that serves nothing here: the same question again, three times, then the alternatives.</summary>
    private VoiceReply Slip(VoiceCall call)
    {
        if (call.Node == VoiceNode.Over || ++call.Slips >= MostSlips)
        {
            return End(call, prompts.WrongKey, prompts.Otherwise);
        }

        var (prompt, digits) = call.Node switch
        {
            VoiceNode.Number or VoiceNode.NumberAsChosen => (prompts.AskNumber, 0),
            VoiceNode.Code or VoiceNode.CodeAsChosen => (prompts.AskCode, 0),
            VoiceNode.Service => (prompts.AskService(mayAnswer: true), 1),
            VoiceNode.Appointment => (prompts.AskAppointment, 1),
            VoiceNode.CancelAppointment => (prompts.AskCancel, 1),
            VoiceNode.Outgoing => (prompts.OutgoingPrompt, 1),
            VoiceNode.OutgoingDetails => (prompts.AskAnswer, 1),
            _ => (prompts.Menu, 1),
        };
        return Ask([prompts.WrongKey], prompt, digits);
    }

    private static VoiceReply End(VoiceCall call, params string[] said)
    {
        call.Node = VoiceNode.Over;
        return new VoiceReply(said, null, 0, "");
    }
}
