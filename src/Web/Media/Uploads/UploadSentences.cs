using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media.Uploads;

/// <summary>Says why a file was not taken and what to do, and with which status.</summary>
public sealed class UploadSentences(IStringLocalizer<MediaTexts> texts, IOptions<MediaOptions> options)
{
    /// <summary>The refusal behind the exception; null when it is none.</summary>
    /// <param name="takesPdf">Whether photos and PDFs are taken in the same place.</param>
    public UploadRefusal? Of(Exception problem, bool takesPdf = false) =>
        problem switch
        {
            UploadRefusedException { Problem: UploadProblem.UnknownType } when takesPdf => new(
                Status(UploadProblem.UnknownType),
                Id(UploadProblem.UnknownType),
                texts["Ce type de fichier n’est pas accepté. Envoyez une photo JPEG, PNG, WebP ou AVIF, ou un PDF."]
            ),
            UploadRefusedException refused => new(Status(refused.Problem), Id(refused.Problem), Of(refused.Problem)),
            StorageFullException => new(
                StatusCodes.Status507InsufficientStorage,
                "storage-full",
                texts["Le site n’a plus de place pour de nouveaux fichiers. Rien n’a été enregistré ; réessayez plus tard."]
            ),
            StorageUnavailableException => new(
                StatusCodes.Status503ServiceUnavailable,
                "storage-unavailable",
                texts["Les fichiers ne peuvent pas être enregistrés en ce moment. Rien n’a été gardé ; réessayez dans quelques minutes."]
            ),
            _ => null,
        };

    private static int Status(UploadProblem problem) =>
        problem switch
        {
            UploadProblem.TooLarge or UploadProblem.OverQuota or UploadProblem.OverMessageQuota or UploadProblem.TooManyFiles =>
                StatusCodes.Status413PayloadTooLarge,
            UploadProblem.Empty => StatusCodes.Status400BadRequest,
            UploadProblem.AccountGone => StatusCodes.Status410Gone,
            _ => StatusCodes.Status415UnsupportedMediaType,
        };

    /// <summary><c>TooManyPixels</c> is <c>too-many-pixels</c> to programs.</summary>
    private static string Id(UploadProblem problem) =>
        string.Concat(problem.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    private string Of(UploadProblem problem) =>
        problem switch
        {
            UploadProblem.Empty => texts["Choisissez un fichier ; celui-ci est vide."],
            UploadProblem.TooLarge => texts[
                "Ce fichier est trop lourd : {0} au plus pour une photo, {1} pour un document.",
                FileSize.Of(options.Value.PhotoBytes, texts),
                FileSize.Of(options.Value.DocumentBytes, texts)
            ],
            UploadProblem.Svg => texts[
                "Les dessins SVG ne sont pas acceptés, car ils peuvent contenir des programmes. Enregistrez le vôtre en PNG."
            ],
            UploadProblem.Gif => texts["Les images GIF ne sont pas acceptées. Enregistrez la vôtre en PNG ou en JPEG."],
            UploadProblem.Heic => texts["Le format HEIC des iPhone n’est pas lu par tous les navigateurs. Enregistrez la photo en JPEG."],
            UploadProblem.Archive => texts["C’est une archive, pas une photo. Sortez-en les photos, puis envoyez-les."],
            UploadProblem.Damaged => texts["Ce fichier est abîmé ou incomplet. Ouvrez-le, enregistrez-le de nouveau, puis réessayez."],
            UploadProblem.Animated => texts["Les images animées ne sont pas acceptées. Choisissez une image fixe."],
            UploadProblem.TooManyPixels => texts[
                "Cette image est trop grande : {0} millions de pixels au plus, et {1} pixels de côté. Réduisez-la, puis réessayez.",
                options.Value.Megapixels,
                options.Value.LongestSide
            ],
            UploadProblem.TooSmall => texts["Cette image est trop petite : {0} pixels de côté au moins.", options.Value.ShortestSide],
            UploadProblem.Infected => texts[
                "L’antivirus a reconnu un danger dans ce fichier : il n’est pas accepté, et rien n’en a été gardé."
            ],
            UploadProblem.NotPdf => texts["Ce n’est pas un document PDF."],
            UploadProblem.ActivePdf => texts[
                "Ce PDF contient des programmes, un formulaire ou des fichiers joints. Imprimez-le en PDF, puis envoyez cette copie."
            ],
            UploadProblem.LockedPdf => texts["Ce PDF est protégé par un mot de passe. Enregistrez-le sans protection, puis réessayez."],
            UploadProblem.OverQuota => texts[
                "Il ne reste pas assez de place dans votre compte. Videz la corbeille ou retirez des fichiers."
            ],
            UploadProblem.OverMessageQuota => texts[
                "Vos fichiers envoyés dans les messages prennent toute la place. Retirez-en dans « Messages », « Réglages », « Mes fichiers envoyés », puis réessayez."
            ],
            UploadProblem.AccountGone => texts["Ce compte n’existe plus : rien n’a été gardé de ce fichier."],
            UploadProblem.TooManyFiles => texts[
                "Vous avez atteint le nombre de fichiers possible : {0} photos et {1} documents. Videz la corbeille ou retirez-en.",
                options.Value.Photos,
                options.Value.Documents
            ],
            _ => texts["Ce type de fichier n’est pas accepté. Envoyez une photo JPEG, PNG, WebP ou AVIF."],
        };
}

/// <summary>A refusal as people and programs get it.</summary>
/// <param name="Id">Stable, for programs: <c>too-many-pixels</c>.</param>
public sealed record UploadRefusal(int Status, string Id, string Sentence);
