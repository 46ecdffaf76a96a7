using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Signaling.Presence;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Professionals.Editing;

/// <summary>Saves one section of somebody's own profile at a time, and notices when it was changed elsewhere meanwhile.</summary>
public sealed class ProfileEditor(
    VisavisDbContext db,
    PresenceService presence,
    IStringLocalizer<ProfileEditorTexts> texts,
    TimeProvider clock
)
{
    /// <summary>Another section saved at the same moment is no conflict: look again and save then.</summary>
    private const int MostAttempts = 5;

    /// <summary>Null when there is no such account.</summary>
    public async Task<EditedProfile?> LoadAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == accountId, cancellationToken);
        return account is null
            ? null
            : new EditedProfile(
                account,
                // Who went back to being a visitor keeps a profile that nobody sees, themselves included, until they return.
                account.Category.IsListed()
                    ? await db.Professionals.Include(p => p.JobSearch).SingleOrDefaultAsync(p => p.Id == accountId, cancellationToken)
                    : null
            );
    }

    /// <summary>Saves a section; when it was changed elsewhere its stamp becomes that of what is stored now.</summary>
    public async Task<SectionResult> SaveAsync(
        Guid accountId,
        ProfileSection section,
        Action<string, string> addError,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await LoadAsync(accountId, cancellationToken) is not { } profile)
            {
                return SectionResult.Of(SectionOutcome.Absent);
            }

            var stamp = section.StampOf(profile);
            if (section.Stamp != stamp)
            {
                section.Stamp = stamp;
                return SectionResult.Of(SectionOutcome.ChangedElsewhere);
            }

            var before = section.Values(profile);
            if (!section.Write(profile, new FieldRefusals(texts, addError)))
            {
                return SectionResult.Of(SectionOutcome.Refused);
            }

            var changed = before
                .Zip(section.Values(profile))
                .Where(field => !Equals(field.First.Value, field.Second.Value))
                .Select(field => field.First.Name)
                .ToList();
            if (changed.Count == 0)
            {
                db.ChangeTracker.Clear();
                return SectionResult.Of(SectionOutcome.Saved);
            }

            Touch(profile);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return new SectionResult(SectionOutcome.Saved, changed);
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Takes the profile out of the directory, and its owner offline; or puts it back.</summary>
    /// <returns>False when there is no such profile, or its owner went back to being a visitor.</returns>
    public async Task<bool> SetHiddenAsync(Guid accountId, bool hidden, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if ((await LoadAsync(accountId, cancellationToken))?.Listed is not { } person)
            {
                return false;
            }

            if (person.IsHidden != hidden)
            {
                person.IsHidden = hidden;
                person.UpdatedAt = clock.GetUtcNow();
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
            {
                db.ChangeTracker.Clear();
                continue;
            }

            if (hidden)
            {
                await presence.GoOfflineAsync(accountId);
            }

            return true;
        }
    }

    /// <summary>The rows change even when only a part that hangs on them does, so that whoever saves at the same moment is told.</summary>
    private void Touch(EditedProfile profile)
    {
        if (db.Entry(profile.Account).State == EntityState.Modified)
        {
            profile.Account.ConcurrencyStamp = Guid.NewGuid().ToString();
        }

        if (profile.Listed is { } person)
        {
            person.UpdatedAt = clock.GetUtcNow();
            db.Entry(person).Property(p => p.UpdatedAt).IsModified = true;
        }
    }
}

/// <param name="Changed">French names of the fields that changed.</param>
public sealed record SectionResult(SectionOutcome Outcome, IReadOnlyList<string> Changed)
{
    public static SectionResult Of(SectionOutcome outcome) => new(outcome, []);
}

/// <summary>What became of a section that was sent.</summary>
public enum SectionOutcome
{
    /// <summary>Stored, or the same as before.</summary>
    Saved,

    /// <summary>A field cannot be used; nothing is stored.</summary>
    Refused,

    /// <summary>The section is not what the form started from; nothing is stored.</summary>
    ChangedElsewhere,

    /// <summary>There is no such account, profile or part of it.</summary>
    Absent,
}
