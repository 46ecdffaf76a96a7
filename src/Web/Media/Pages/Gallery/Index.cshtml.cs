using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Media.Pages.Gallery;

[AcceptsUploads("Upload", "UploadPortrait")]
public sealed class IndexModel(
    VisavisDbContext db,
    IMediaOwners owners,
    Media.Galleries.Gallery gallery,
    PhotoUploads uploads,
    MediaQuota quota,
    UploadSentences sentences,
    IStringLocalizer<MediaTexts> texts
) : MediaPageModel(sentences)
{
    public const string Path = "/account/gallery";
    public const string UploadSection = "upload";
    public const string PhotosSection = "photos";
    public const string PortraitSection = "portrait";
    public const string BinSection = "bin";

    public MediaOwner Owner { get; private set; } = null!;

    public IReadOnlyList<Photo> Photos { get; private set; } = [];

    public IReadOnlyList<Photo> Bin { get; private set; } = [];

    public MediaUsage Usage { get; private set; } = null!;

    public MediaOptions Limits => quota.Limits;

    /// <summary>The caption that could not be saved, to be shown again.</summary>
    public (Guid Id, string Caption)? Typed { get; private set; }

    public async Task OnGetAsync() => await LoadAsync();

    public Task<IActionResult> OnPostUploadAsync() => TakePhotosAsync(UploadSection, Sent(), PhotoUse.Gallery);

    public Task<IActionResult> OnPostUploadPortraitAsync() => TakePhotosAsync(PortraitSection, [.. Sent().Take(1)], PhotoUse.Portrait);

    public async Task<IActionResult> OnPostCaptionAsync(Guid id, string? caption, string? stamp)
    {
        if (await gallery.FindAsync(AccountId, id, Aborted) is not { } photo)
        {
            return Absent(texts["Cette photo n’est plus dans votre galerie."]);
        }

        var clean = PersonalText.Clean(caption, Photo.LongestCaption);
        if (stamp is not null && stamp != StampOf(photo) && clean != photo.Caption)
        {
            Typed = (id, clean);
            await LoadAsync();
            return Conflict(PhotosSection);
        }

        var changed = clean != photo.Caption;
        await gallery.SaveCaptionAsync(photo, clean, Aborted);
        return Answer(PhotosSection, changed ? texts["Légende enregistrée."] : texts["Rien n’a changé."]);
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, int steps)
    {
        const int most = 1000;
        return Moved(await gallery.MoveAsync(AccountId, id, Math.Clamp(steps, -most, most), Aborted));
    }

    public async Task<IActionResult> OnPostPlaceAsync(Guid id, Guid? before) =>
        Moved(await gallery.MoveBeforeAsync(AccountId, id, before, Aborted));

    public async Task<IActionResult> OnPostCoverAsync(Guid id, bool on) =>
        await gallery.SetCoverAsync(AccountId, id, on, Aborted)
            ? Answer(
                PhotosSection,
                on ? texts["Cette photo est en tête de votre profil."] : texts["Votre profil n’a plus de photo en tête."]
            )
            : Absent(texts["Cette photo n’est plus dans votre galerie."]);

    public async Task<IActionResult> OnPostPortraitAsync(Guid? id) =>
        await gallery.SetPortraitAsync(AccountId, id, Aborted)
            ? Answer(PortraitSection, id is null ? texts["Votre portrait dessiné est de retour."] : texts["Votre portrait a changé."])
            : Absent(texts["Cette photo n’est plus dans votre galerie."]);

    public async Task<IActionResult> OnPostBinAsync(Guid id) =>
        await gallery.BinAsync(AccountId, id, Aborted)
            ? Answer(PhotosSection, texts["La photo est dans la corbeille."])
            : Absent(texts["Cette photo n’est plus dans votre galerie."]);

    public async Task<IActionResult> OnPostRestoreAsync(Guid id) =>
        await gallery.RestoreAsync(AccountId, id, Aborted)
            ? Answer(BinSection, texts["La photo est de retour, à la fin de la galerie."])
            : Absent(texts["Cette photo n’est plus dans la corbeille."]);

    public async Task<IActionResult> OnPostEmptyBinAsync()
    {
        await gallery.EmptyBinAsync(AccountId, Aborted);
        return Answer(BinSection, texts["La corbeille est vide."]);
    }

    public static string StampOf(Photo photo) => SectionStamp.Of(photo.Caption);

    private CancellationToken Aborted => HttpContext.RequestAborted;

    private IActionResult Moved((int Place, int Count)? moved) =>
        moved is var (place, count)
            ? Answer(PhotosSection, texts["Photo déplacée : place {0} sur {1}.", place, count])
            : Absent(texts["La galerie a changé entre-temps. Voici comment elle est maintenant."]);

    /// <summary>The originals of a plain form are a photo each; the sizes a script made are one photo together.</summary>
    private List<(string Name, IReadOnlyList<IFormFile> Files)> Sent()
    {
        var files = Request.Form.Files;
        var sizes = files.Where(file => PhotoSizes.Parse(file.Name) is not null).ToList();
        return sizes.Count > 0
            ? [(sizes[0].FileName, sizes)]
            : [.. files.Select(file => (file.FileName, (IReadOnlyList<IFormFile>)[file]))];
    }

    private Task<IActionResult> TakePhotosAsync(string section, List<(string Name, IReadOnlyList<IFormFile> Files)> sent, PhotoUse use)
    {
        if (sent.Count == 0)
        {
            sent = [("", [])];
        }

        return TakeAsync(
            section,
            [.. sent.Select(photo => (photo.Name, (Func<Task>)(() => TakeAsync(photo.Files, use))))],
            count =>
                use == PhotoUse.Portrait ? texts["Votre portrait a changé."]
                : count == 1 ? texts["Photo ajoutée."]
                : texts["{0} photos ajoutées.", count],
            LoadAsync
        );
    }

    private async Task TakeAsync(IReadOnlyList<IFormFile> files, PhotoUse use)
    {
        var opened = files.Select(file => new UploadedFile(file.OpenReadStream()) { Size = PhotoSizes.Parse(file.Name) }).ToList();
        try
        {
            var photo = await uploads.AddAsync(AccountId, use, opened, Aborted);
            if (use == PhotoUse.Portrait)
            {
                await gallery.SetPortraitAsync(AccountId, photo.Id, Aborted);
            }
        }
        finally
        {
            foreach (var file in opened)
            {
                await file.Content.DisposeAsync();
            }
        }
    }

    private async Task LoadAsync()
    {
        Owner = await owners.In(db).SingleAsync(p => p.Id == AccountId, Aborted);
        Photos = await gallery.ListAsync(AccountId, Aborted);
        Bin = await gallery.ListBinAsync(AccountId, Aborted);
        Usage = await quota.UsageAsync(AccountId, Aborted);
    }
}
