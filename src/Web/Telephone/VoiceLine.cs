using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Telephone;

/// <summary>
/// One call, step by step. Each answer carries the number of its step, and the next request brings it back: what was answered already is
/// answered the same, however often the provider asks, and of two at once one waits for the other.
/// </summary>
public sealed class VoiceLine(
    VisavisDbContext db,
    LineDialogue dialogue,
    OutgoingDialogue outgoing,
    CallerLanguages languages,
    CallContent content,
    TimeProvider time
)
{
    public const string StepPath = "/voice/step/";

    /// <summary>A step whose process died may be taken over after this.</summary>
    private static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan KeepCalls = TimeSpan.FromHours(12);

    /// <param name="number">The one that calls, where the provider is told.</param>
    /// <param name="country">Of that number.</param>
    public async Task<string> BeginAsync(string callSid, string? number, string? country, CancellationToken cancellationToken) =>
        await StartAsync(
            callSid,
            await languages.OfNumberAsync(number, cancellationToken) ?? CallerLanguages.OfCountry(country),
            null,
            dialogue.Begin,
            cancellationToken
        );

    /// <summary>Null when there is no such call of ours.</summary>
    public async Task<string?> BeginOutgoingAsync(string callSid, Guid id, CancellationToken cancellationToken)
    {
        var call = await db.Set<OutgoingCall>()
            .AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id && c.CallSid == callSid, cancellationToken);
        return call is null ? null : await StartAsync(callSid, call.Language, call, outgoing.Begin, cancellationToken);
    }

    /// <summary>Null for an unknown call.</summary>
    public async Task<string?> StepAsync(string callSid, int step, string keys, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = now + ClaimTime;
        var claimed = await db.Set<VoiceCall>()
            .Where(c => c.CallSid == callSid && c.Step == step && (c.ClaimedUntil == null || c.ClaimedUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ClaimedUntil, until), cancellationToken);
        var call = await db.Set<VoiceCall>().SingleOrDefaultAsync(c => c.CallSid == callSid, cancellationToken);
        if (call is null)
        {
            return null;
        }

        if (claimed == 0)
        {
            // Answered already, or somebody is at it.
            return call.Step == step ? Twiml.Wait(Action(step)) : content.UnprotectReply(call.ProtectedReply);
        }

        // The culture stays through the waits inside, and is the caller's again when this returns.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(call.Language);
        var reply = await dialogue.StepAsync(call, keys, cancellationToken);
        return await KeepAsync(call, reply, cancellationToken);
    }

    /// <summary>The caller hung up: what was said is forgotten, a second request finds nothing to do.</summary>
    public async Task EndAsync(string callSid, CancellationToken cancellationToken) =>
        await db.Set<VoiceCall>().Where(c => c.CallSid == callSid).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Calls whose end nobody told.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - KeepCalls;
        await db.Set<VoiceCall>().Where(c => c.StartedAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private static string Action(int step) => StepPath + step.ToString(CultureInfo.InvariantCulture);

    private async Task<string> StartAsync(
        string callSid,
        string language,
        OutgoingCall? ours,
        Func<VoiceCall, VoiceReply> begin,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<VoiceCall>().AsNoTracking().SingleOrDefaultAsync(c => c.CallSid == callSid, cancellationToken) is { } known)
        {
            return content.UnprotectReply(known.ProtectedReply);
        }

        var call = new VoiceCall
        {
            CallSid = callSid,
            Language = language,
            OutgoingId = ours?.Id,
            AccountId = ours?.AccountId,
            FileId = ours?.FileId,
            StartedAt = time.GetUtcNow(),
        };
        db.Add(call);
        try
        {
            return await KeepAsync(call, InLanguage.Write(language, () => begin(call)), cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // The same request a moment ago.
            db.ChangeTracker.Clear();
            var first = await db.Set<VoiceCall>().AsNoTracking().SingleAsync(c => c.CallSid == callSid, cancellationToken);
            return content.UnprotectReply(first.ProtectedReply);
        }
    }

    private async Task<string> KeepAsync(VoiceCall call, VoiceReply reply, CancellationToken cancellationToken)
    {
        call.Step++;
        var twiml = Twiml.Write(reply, call.Language, Action(call.Step));
        (call.ProtectedReply, call.ClaimedUntil) = (content.ProtectReply(twiml), null);
        // A desk may have cleared what the context knows of the call.
        if (db.Entry(call).State == EntityState.Detached)
        {
            db.Update(call);
        }

        await db.SaveChangesAsync(cancellationToken);
        return twiml;
    }
}
